import { type DynamicModule, Module } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from './clock/clock.js';
import { openDataSource, PG_CLIENT } from './database/data-source.js';
import { Db } from './database/db.js';
import { Env } from './env/index.js';
import { HOUSE_MODULES, type HouseModule } from './house.js';
import { Metrics } from './observability/index.js';
import { Vault } from './privacy/vault.js';

/** What a test may put in the place of the real thing. */
export interface HouseParts {
  clock?: Clock;
  /** The driver's client class. */
  pgClient?: typeof pg.Client;
}

/** The root under every app: what is known of the modules and the installation, and what all of them stand on. */
@Module({})
export class HouseRoot {
  /** @param modules from the lowest floor up; their Nest modules are imported in this order */
  static of(modules: readonly HouseModule[], env: Env, parts: HouseParts = {}): DynamicModule {
    return {
      module: HouseRoot,
      global: true,
      imports: modules.map((module) => module.nest),
      providers: [
        { provide: HOUSE_MODULES, useValue: modules },
        { provide: Env, useValue: env },
        { provide: PG_CLIENT, useValue: parts.pgClient ?? pg.Client },
        {
          provide: DataSource,
          useFactory: (client: typeof pg.Client) => openDataSource(modules, env, client),
          inject: [PG_CLIENT],
        },
        { provide: Clock, useValue: parts.clock ?? new Clock() },
        Db,
        Vault,
        Metrics,
      ],
      exports: [HOUSE_MODULES, Env, PG_CLIENT, DataSource, Db, Clock, Vault, Metrics],
    };
  }
}

import type { DynamicModule, Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { PrincipalResolver } from '../access/index.js';
import { Db } from '../database/db.js';
import { Env } from '../env/index.js';
import { Metrics } from '../observability/index.js';
import { Vault } from '../privacy/vault.js';

const away = { one: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })) };

const KEY = Buffer.alloc(32, 7).toString('base64');

/** What the HTTP front needs under it where a spec needs no database: it is away. */
export function bareFloor(env: Env, resolver?: Type<PrincipalResolver>): DynamicModule {
  return {
    module: class BareFloor {},
    global: true,
    providers: [
      { provide: Db, useValue: away },
      { provide: Vault, useValue: new Vault({ dataKeys: `v1:${KEY}`, blindIndexKey: KEY } as Env) },
      { provide: Env, useValue: env },
      { provide: Metrics, useValue: new Metrics({ driver: {} } as DataSource) },
      ...(resolver ? [{ provide: PrincipalResolver, useClass: resolver }] : []),
    ],
    exports: [Db, Vault, Env, Metrics, ...(resolver ? [PrincipalResolver] : [])],
  };
}

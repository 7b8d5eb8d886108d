import { Global, Module } from '@nestjs/common';
import type { HouseModule } from './house.js';
import { platformProblems } from './http/platform.problems.js';
import { Floor1795305600001 } from './migrations/1795305600001-floor.js';
import { Idempotency1795305600010 } from './migrations/1795305600010-idempotency.js';
import { Install1795305600090 } from './migrations/1795305600090-install.js';

@Global()
@Module({})
export class PlatformModule {}

/** The floor itself as a module of the house: HTTP, ledger, live streams, jobs, messages. */
export const platform: HouseModule = {
  name: 'platform',
  nest: PlatformModule,
  entities: [],
  migrations: [Floor1795305600001, Idempotency1795305600010, Install1795305600090],
  readOnly: ['install'],
  problems: platformProblems,
  events: {},
  permissions: { 'platform:messages:read': ['counter', 'verifier', 'head', 'administrator'] },
};

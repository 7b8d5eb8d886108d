import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../access/access-guard.js';
import type { HouseModule } from '../house.js';
import { Cors } from './cors.js';
import { CursorSeal } from './cursor-seal.js';
import { Drain } from './drain.js';
import { Idempotency } from './idempotency.js';
import { OperationRunner } from './operation-runner.js';
import { ADDRESSES, PROBLEM_CATALOGUES, ProblemFilter } from './problem-filter.js';
import { RateLimit } from '../rate-limits/rate-limit.js';
import { RateLimiter } from '../rate-limits/rate-limiter.js';
import { methodsByAddress } from './route.js';
import { ValidationPipe } from '../shapes/validation-pipe.js';

/** What every request passes: access guard, validation pipe, problem filter. Only processes that serve HTTP import it. */
@Module({})
export class HttpModule {
  static of(modules: readonly HouseModule[]): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        OperationRunner,
        CursorSeal,
        Idempotency,
        Cors,
        Drain,
        RateLimiter,
        RateLimit,
        { provide: PROBLEM_CATALOGUES, useValue: modules.map((module) => module.problems) },
        { provide: ADDRESSES, useValue: methodsByAddress(modules) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        ProblemFilter,
        { provide: APP_FILTER, useExisting: ProblemFilter },
      ],
    };
  }
}

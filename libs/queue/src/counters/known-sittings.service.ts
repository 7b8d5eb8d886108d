import { OpenCounters, type CounterSource, type OpenCounter } from '@buka-pintu/identity';
import { Offices } from '@buka-pintu/offices';
import { Db } from '@buka-pintu/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { openSitting } from './counter-session.queries.js';

/** Tells whoever changes officers at a computer who sits at which counter. */
@Injectable()
export class KnownSittings implements CounterSource, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly offices: Offices,
    private readonly counters: OpenCounters,
  ) {}

  onModuleInit(): void {
    this.counters.learnFrom(this);
  }

  async openBy(officeId: number, staffId: string): Promise<OpenCounter | undefined> {
    const sitting = await openSitting(this.db, officeId, staffId);
    if (!sitting) return undefined;
    const { name } = await this.offices.counter(officeId, sitting.counter_id);
    return { counterId: sitting.counter_id, name };
  }
}

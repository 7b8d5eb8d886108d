import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Db, Vault } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { PAIR_HALF_LIFE_SECONDS, pauseInStorm, STORM_HALF_LIFE_SECONDS } from './slow-down.js';
import { charge, countFailure, forgive, recentFailures, secondsToWait } from './throttle.queries.js';

/** A try that was let through; the caller says how it ended. */
export interface Attempt {
  succeeded(): Promise<void>;
  failed(): Promise<void>;
}

/**
 * Makes guessing slow without a lock that could shut others out: tries wait per name and network, and in a storm of failures
 * strangers are held back a little everywhere.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  /** @throws sign_in_too_soon (429) with Retry-After */
  async attempt(what: string, who: string, network: string): Promise<Attempt> {
    const key = this.vault.blind(`identity.throttle.${what}`, `${who}\0${network}`);
    const storm = this.vault.blind('identity.throttle.storm', what);
    const charged = await charge(this.db, key, PAIR_HALF_LIFE_SECONDS);
    if (!charged) {
      const retryAfterSeconds = await secondsToWait(this.db, key, PAIR_HALF_LIFE_SECONDS);
      throw identityProblems.signInTooSoon({ retryAfterSeconds }, { 'Retry-After': String(retryAfterSeconds) });
    }
    if (!charged.familiar) {
      const pause = pauseInStorm(await recentFailures(this.db, storm, STORM_HALF_LIFE_SECONDS));
      if (pause > 0) await sleep(pause);
    }
    return {
      succeeded: () => forgive(this.db, key),
      failed: () => countFailure(this.db, storm, STORM_HALF_LIFE_SECONDS),
    };
  }
}

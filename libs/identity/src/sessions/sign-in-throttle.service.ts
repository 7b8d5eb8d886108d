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

  /**
   * @param strangersTogether all networks without an earlier success count as one. For what only somebody reaches who knows the
   * password: there a botnet is no vandal, it is guessing six digits
   * @throws sign_in_too_soon (429) with Retry-After
   */
  async attempt(
    what: string,
    who: string,
    network: string,
    { strangersTogether = false }: { strangersTogether?: boolean } = {},
  ): Promise<Attempt> {
    const keyOf = (from: string): Buffer => this.vault.blind(`identity.throttle.${what}`, `${who}\0${from}`);
    const key = keyOf(network);
    const storm = this.vault.blind('identity.throttle.storm', what);
    const { familiar } = await this.spend(key);
    if (!familiar) {
      if (strangersTogether) await this.spend(keyOf('strangers'));
      const pause = pauseInStorm(await recentFailures(this.db, storm, STORM_HALF_LIFE_SECONDS));
      if (pause > 0) await sleep(pause);
    }
    return {
      succeeded: async () => {
        await forgive(this.db, key);
        if (strangersTogether && !familiar) await forgive(this.db, keyOf('strangers'));
      },
      failed: () => countFailure(this.db, storm, STORM_HALF_LIFE_SECONDS),
    };
  }

  private async spend(key: Buffer): Promise<{ familiar: boolean }> {
    const charged = await charge(this.db, key, PAIR_HALF_LIFE_SECONDS);
    if (charged) return charged;
    const retryAfterSeconds = await secondsToWait(this.db, key, PAIR_HALF_LIFE_SECONDS);
    throw identityProblems.signInTooSoon({ retryAfterSeconds }, { 'Retry-After': String(retryAfterSeconds) });
  }
}

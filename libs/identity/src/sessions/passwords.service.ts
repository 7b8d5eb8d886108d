import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Db, platformProblems } from '@buka-pintu/platform';
import { FairQueue, QueueFull } from './fair-queue.js';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane (argon2id is the library's default algorithm).
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and checks passwords, a few at a time: each costs a core for some 30 ms, which a flood could turn against us. */
@Injectable()
export class Passwords {
  private readonly queue = new FairQueue({
    atOnce: Math.max(1, Math.min(4, availableParallelism() - 1)),
    waitingPerKey: 50,
    waitingKeys: 500,
  });
  private stranger: Promise<string> | undefined;

  constructor(private readonly db: Db) {}

  /** @param from whose turn it is: the network that asks */
  hash(password: string, from: string): Promise<string> {
    return this.inTurn(from, () => hash(asTyped(password), COST));
  }

  /**
   * Whether the password fits the hash. Without a hash (nobody by that name) it works as long and says no.
   * @throws unavailable (503) when this network has too many tries waiting
   */
  async fits(password: string, stored: string | null | undefined, from: string): Promise<boolean> {
    return this.inTurn(from, async () => {
      const fits = await verify(stored ?? (await this.strangersHash()), asTyped(password));
      return fits && stored !== null && stored !== undefined;
    });
  }

  private strangersHash(): Promise<string> {
    return (this.stranger ??= hash('nobody has this password', COST));
  }

  private async inTurn<T>(from: string, work: () => Promise<T>): Promise<T> {
    if (this.db.inTransaction) throw new Error('A password hash would hold the transaction');
    try {
      return await this.queue.run(from, work);
    } catch (error) {
      if (error instanceof QueueFull) throw platformProblems.unavailable({}, { 'Retry-After': '2' });
      throw error;
    }
  }
}

/** One form for what different keyboards make of the same letters. */
function asTyped(password: string): string {
  return password.normalize('NFKC');
}

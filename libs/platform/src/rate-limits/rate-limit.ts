import { Injectable } from '@nestjs/common';
import { networkOf } from '../access/network.js';
import { principalKey, type Principal } from '../access/principal.js';
import { Env } from '../env/index.js';
import type { Operation } from '../http/operation.js';
import { platformProblems } from '../http/platform.problems.js';
import { RateLimiter, type RatePolicy, type RateVerdict } from './rate-limiter.js';
import type { RequestContext } from '../http/request-context.js';

/** Units a minute. A whole office may stand behind one address, so the anonymous get more than a person needs. */
const POLICIES: Record<Principal['kind'], RatePolicy> = {
  anonymous: { name: 'address', quota: 1200, seconds: 60 },
  citizen: { name: 'citizen', quota: 600, seconds: 60 },
  device: { name: 'device', quota: 600, seconds: 60 },
  staff: { name: 'staff', quota: 3000, seconds: 60 },
  client: { name: 'client', quota: 30_000, seconds: 60 },
  system: { name: 'system', quota: 30_000, seconds: 60 },
};
/** Wrong keys, links and sessions from one address. */
const GUESSES: RatePolicy = { name: 'guesses', quota: 60, seconds: 60 };

/**
 * Live streams a caller may hold open in one process: each costs a socket and a reading of its view at every change. The anonymous
 * ones are the boards of a whole building.
 */
const STREAMS: Record<Principal['kind'], number> = {
  anonymous: 200,
  citizen: 20,
  device: 5,
  staff: 60,
  client: 1000,
  system: 1000,
};

/** Holds callers to their limits and tells them in the headers of draft-ietf-httpapi-ratelimit-headers. */
@Injectable()
export class RateLimit {
  private readonly streams = new Map<string, number>();

  constructor(
    private readonly limiter: RateLimiter,
    private readonly env: Env,
  ) {}

  /** @throws too_many (429) with Retry-After */
  async charge(context: RequestContext, operation: Operation, principal: Principal): Promise<void> {
    if (!this.env.rateLimits) return;
    const caller = principalKey(principal, networkOf(context.request.ip));
    const charges: [RatePolicy, number][] = [[POLICIES[principal.kind], operation.weight]];
    if (operation.limit) {
      const { calls, seconds } = operation.limit;
      charges.push([{ name: operation.handler, quota: calls, seconds }, 1]);
    }
    const verdicts = await Promise.all(
      charges.map(async ([policy, units]) => ({ policy, ...(await this.limiter.spend(policy, caller, units)) })),
    );
    tell(context, verdicts);
    const refused = verdicts.find((verdict) => !verdict.allowed);
    if (refused) throw tooMany(refused);
  }

  /** Counts a live stream until its connection closes. @throws too_many (429) for the one too many */
  hold({ request, reply }: RequestContext, principal: Principal): void {
    if (!this.env.rateLimits) return;
    const caller = principalKey(principal, networkOf(request.ip));
    const open = this.streams.get(caller) ?? 0;
    if (open >= STREAMS[principal.kind])
      throw platformProblems.tooMany({ 'violated-policies': ['streams'] }, { 'Retry-After': '30' });
    this.streams.set(caller, open + 1);
    reply.raw.once('close', () => {
      const left = this.streams.get(caller)! - 1;
      if (left > 0) this.streams.set(caller, left);
      else this.streams.delete(caller);
    });
  }

  /** Counts credentials that were refused. @throws too_many (429) for an address that keeps trying */
  async chargeGuess(context: RequestContext): Promise<void> {
    if (!this.env.rateLimits) return;
    const verdict = await this.limiter.spend(GUESSES, networkOf(context.request.ip), 1);
    if (!verdict.allowed) throw tooMany({ policy: GUESSES, ...verdict });
  }
}

type Told = RateVerdict & { policy: RatePolicy };

function tell({ reply }: RequestContext, verdicts: Told[]): void {
  const policies = verdicts.map(({ policy }) => `"${policy.name}";q=${policy.quota};w=${policy.seconds}`);
  const states = verdicts.map(({ policy, left, resets }) => `"${policy.name}";r=${left};t=${resets}`);
  void reply.headers({ 'RateLimit-Policy': policies.join(', '), RateLimit: states.join(', ') });
}

function tooMany({ policy, resets }: Told): Error {
  return platformProblems.tooMany({ 'violated-policies': [policy.name] }, { 'Retry-After': String(resets) });
}

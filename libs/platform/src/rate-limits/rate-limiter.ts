import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Vault } from '../privacy/vault.js';

/** So many units in so many seconds. */
export interface RatePolicy {
  name: string;
  quota: number;
  seconds: number;
}

export interface RateVerdict {
  allowed: boolean;
  /** Units left in the window, as far as this process knows. */
  left: number;
  /** Seconds until the window ends and the limit is full again. */
  resets: number;
}

interface Lease {
  /** When the window ends, on this process's monotonic clock in milliseconds. */
  until: number;
  /** Units this process may still spend without asking. */
  mine: number;
  /** Units nobody has taken yet. */
  free: number;
}

// A process takes a twentieth of a limit at a time: the database is asked once for many requests, and little is stranded.
const SHARE = 20;
const MOST_LEASES = 50_000;

/** Counts in windows that all replicas share; each spends from a small lease of its own. */
@Injectable()
export class RateLimiter {
  private readonly leases = new Map<string, Lease>();

  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
  ) {}

  /**
   * Spends units of whoever the key names. While the database is away everybody may pass: it will say no itself.
   * @param key an address or a principal; kept only as a keyed hash
   */
  async spend(policy: RatePolicy, key: string, units: number): Promise<RateVerdict> {
    const id = `${policy.name}\0${key}`;
    const known = this.leaseOf(id);
    if (known && (known.mine >= units || known.free === 0)) return spendFrom(known, units);
    const lease = await this.renew(policy, id, Math.max(units, Math.ceil(policy.quota / SHARE)));
    return lease ? spendFrom(lease, units) : { allowed: true, left: policy.quota, resets: policy.seconds };
  }

  private leaseOf(id: string): Lease | undefined {
    const lease = this.leases.get(id);
    return lease && performance.now() < lease.until ? lease : undefined;
  }

  private async renew(policy: RatePolicy, id: string, wanted: number): Promise<Lease | undefined> {
    const taken = await this.take(policy, this.vault.blind('rate', id), wanted).catch(() => undefined);
    if (!taken) return undefined;
    const free = Math.max(0, policy.quota - taken.used);
    const granted = Math.max(0, wanted - Math.max(0, taken.used - policy.quota));
    // A window that went over in between leaves nothing to carry along.
    const mine = (this.leaseOf(id)?.mine ?? 0) + granted;
    const lease = { until: performance.now() + taken.seconds_left * 1000, mine, free };
    if (this.leases.size >= MOST_LEASES) this.leases.clear();
    this.leases.set(id, lease);
    return lease;
  }

  private take(policy: RatePolicy, key: Buffer, wanted: number): Promise<{ used: number; seconds_left: number }> {
    return this.db.one(
      `insert into rate_window as kept (key, ends_at, used)
       values ($1, to_timestamp((floor(extract(epoch from clock_at()) / $2::int) + 1) * $2::int), $3)
       on conflict (key) do update set
         used = case when kept.ends_at = excluded.ends_at then kept.used + excluded.used else excluded.used end,
         ends_at = excluded.ends_at
       returning used, extract(epoch from ends_at - clock_at())::float8 as seconds_left`,
      [key, policy.seconds, wanted],
      { name: 'rate_take' },
    );
  }
}

function spendFrom(lease: Lease, units: number): RateVerdict {
  const allowed = lease.mine >= units;
  if (allowed) lease.mine -= units;
  const resets = Math.max(1, Math.ceil((lease.until - performance.now()) / 1000));
  return { allowed, left: lease.mine + lease.free, resets };
}

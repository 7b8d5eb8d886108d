import type { Db } from '@buka-pintu/platform';
import type { SignInProvider } from './sign-in-provider.entity.js';

const COLUMNS = `slug, name, issuer, client_id as "clientId", client_secret_sealed as "clientSecretSealed", claim, matches,
  offices, accepted_acr as "acceptedAcr", enabled, version`;

export function providers(db: Db): Promise<SignInProvider[]> {
  return db.query(`select ${COLUMNS} from sign_in_provider order by name, slug`);
}

export function provider(db: Db, slug: string): Promise<SignInProvider | undefined> {
  return db.maybe(`select ${COLUMNS} from sign_in_provider where slug = $1`, [slug]);
}

/** Writes it as new (`seen` null) or over the version that was seen. @returns false when another came between */
export async function saveProvider(db: Db, it: SignInProvider, seen: number | null): Promise<boolean> {
  const rows = await db.query(
    `insert into sign_in_provider as p (slug, name, issuer, client_id, client_secret_sealed, claim, matches, offices,
       accepted_acr, enabled, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
     on conflict (slug) do update set name = $2, issuer = $3, client_id = $4, client_secret_sealed = $5, claim = $6,
       matches = $7, offices = $8, accepted_acr = $9, enabled = $10, version = p.version + 1
     where p.version = $11 returning slug`,
    [
      it.slug,
      it.name,
      it.issuer,
      it.clientId,
      it.clientSecretSealed,
      it.claim,
      it.matches,
      it.offices,
      it.acceptedAcr,
      it.enabled,
      seen,
    ],
  );
  return rows.length === 1;
}

export async function dropProvider(db: Db, slug: string): Promise<void> {
  await db.query('delete from sign_in_attempt where provider_slug = $1', [slug]);
  await db.query('delete from sign_in_provider where slug = $1', [slug]);
}

export async function insertAttempt(
  db: Db,
  attempt: { secretHash: Buffer; slug: string; checksSecretSealed: Buffer },
): Promise<void> {
  await db.query(
    `insert into sign_in_attempt (secret_hash, provider_slug, checks_secret_sealed, expires_at)
     values ($1, $2, $3, clock_at() + interval '10 minutes')`,
    [attempt.secretHash, attempt.slug, attempt.checksSecretSealed],
  );
}

/** @returns what it must fit; undefined when it is unknown, over, or came back before */
export function useAttempt(
  db: Db,
  secretHash: Buffer,
): Promise<{ slug: string; checksSecretSealed: Buffer } | undefined> {
  return db.maybe(
    `update sign_in_attempt set used_at = clock_at()
     where secret_hash = $1 and used_at is null and expires_at > clock_at()
     returning provider_slug as slug, checks_secret_sealed as "checksSecretSealed"`,
    [secretHash],
  );
}

export async function dropOldAttempts(db: Db): Promise<void> {
  await db.query(`delete from sign_in_attempt where expires_at < clock_at() - interval '1 day'`);
}

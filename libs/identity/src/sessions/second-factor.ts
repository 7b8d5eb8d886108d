import { generateSecret, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const ISSUER = 'Buka Pintu';

/** A fresh secret of 160 bits in base 32. */
export function newSecondFactor(): string {
  return generateSecret();
}

/** The text of the QR code that an authenticator app reads. */
export function otpauthUri(secret: string, account: string): string {
  return generateURI({ issuer: ISSUER, label: account, secret });
}

/**
 * The 30-second step whose code this is, undefined when it fits none. One step of drift either way is forgiven.
 * The caller lets each step count once (ASVS 6.5.1).
 * @param at the database's time
 */
export function stepOf(secret: string, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(at.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

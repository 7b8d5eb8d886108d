import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  contactKeys,
  Db,
  Env,
  internationalPhone,
  Jobs,
  Transports,
  Vault,
  testContactKeys,
  type CitizenPrincipal,
  type Principal,
} from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { visitToken } from '../secret.js';
import type { CitizenCodeRequest, CitizenCodeView, CitizenVisitRequest, CitizenVisitView } from './citizen.dto.js';
import {
  codesOfDay,
  countAttempts,
  endVisit,
  insertCode,
  insertVisit,
  spendTry,
  useCode,
} from './citizen-code.queries.js';

/** Codes for one contact in an hour: a slow gateway, a wrong key, and not a flood on somebody's phone. */
const PER_CONTACT = 5;
/** Codes for one contact in a day: whom somebody annoys, or tries to guess, is left in peace after three bad hours. */
const PER_CONTACT_DAY = 15;
/** Codes for one network in an hour: a mobile operator puts a whole district behind one address. */
const PER_NETWORK = 60;

export const SEND_CODE = 'identity.citizen-code';

/** Binds a sealed contact to its code. */
export const placeOfContact = (codeId: string): string => `citizen_code.contact_sealed:${codeId}`;

/** The six digits of a code. They stand in no table, not even hashed: six digits are guessed out of any hash. */
export function digitsOf(vault: Vault, codeId: string): string {
  return String(vault.blind('identity.citizen-code', codeId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** One-time codes by message, and the visit a right one opens. */
@Injectable()
export class CitizenCodes {
  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly jobs: Jobs,
    private readonly transports: Transports,
  ) {}

  /**
   * Promises a code to a contact. Whether the house knows it is not asked here but by the job that sends, so that the answer and
   * the work for it are the same. With a test key it concerns what that client made in its test offices, and nothing else.
   * @throws code_channel_missing (409), code_too_soon (429)
   */
  async issue(caller: Principal, request: CitizenCodeRequest, network: string): Promise<CitizenCodeView> {
    const { phone, email, locale } = request;
    const channel = phone === undefined ? 'email' : 'sms';
    const tester = caller.kind === 'client' && caller.mode === 'test' ? caller.clientId : undefined;
    // Of a test office nothing leaves the house, so that no transport is needed.
    if (!tester && !this.env.demo && !this.transports.for(channel))
      throw identityProblems.codeChannelMissing({ channel });
    const [contactKey] = tester
      ? testContactKeys(this.vault, tester, { phone, email })
      : contactKeys(this.vault, { phone, email });
    const from = this.vault.blind('identity.citizen-code.network', tester ?? network);
    const { attempts, seconds } = await countAttempts(this.db, [contactKey!, from]);
    // What was refused is no code: else whoever keeps asking would keep its owner out for ever.
    const day = await codesOfDay(this.db, contactKey!);
    if (day.codes >= PER_CONTACT_DAY) throw tooSoon(day.seconds);
    if (attempts[0]! > PER_CONTACT || attempts[1]! > PER_NETWORK) throw tooSoon(seconds);
    const codeId = placeless();
    const to = phone === undefined ? email!.trim() : internationalPhone(phone);
    const contactSealed = this.vault.seal(to, placeOfContact(codeId));
    const expiresAt = await this.db.transaction(async () => {
      const until = await insertCode(this.db, { codeId, contactKey: contactKey!, contactSealed, channel, locale });
      await this.jobs.add(SEND_CODE, { codeId });
      return until;
    });
    return { codeId, channel, expiresAt: expiresAt.toISOString() };
  }

  /** @throws citizen_code_wrong (422), the same for wrong digits, an unknown code, one that ran out or was used */
  async open({ codeId, code }: CitizenVisitRequest): Promise<CitizenVisitView> {
    const counted = await spendTry(this.db, codeId);
    const fits = timingSafeEqual(Buffer.from(digitsOf(this.vault, codeId)), Buffer.from(code));
    if (!counted || !fits) throw identityProblems.citizenCodeWrong();
    return this.db.transaction(async () => {
      const contactKey = await useCode(this.db, codeId);
      if (!contactKey) throw identityProblems.citizenCodeWrong();
      const visitId = randomUUID();
      const token = visitToken.issue(visitId);
      const expiresAt = await insertVisit(this.db, { visitId, contactKey, secretHash: token.hash });
      return { token: token.text, expiresAt: expiresAt.toISOString() };
    });
  }

  async end(visitor: CitizenPrincipal): Promise<void> {
    await endVisit(this.db, visitor.capabilityId);
  }
}

function tooSoon(seconds: number): Error {
  const [retryAfterSeconds, minutes] = [Math.max(1, seconds), Math.ceil(seconds / 60)];
  return identityProblems.codeTooSoon({ retryAfterSeconds, minutes }, { 'Retry-After': String(retryAfterSeconds) });
}

/** An id of the house's form that tells neither an office nor a time (version 8, office 0). */
function placeless(): string {
  const random = randomUUID();
  return `${random.slice(0, 14)}8000${random.slice(18)}`;
}

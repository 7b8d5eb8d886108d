import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Db, Env, HouseProblem, Ledger, Vault } from '@buka-pintu/platform';
import * as oidc from 'openid-client';
import { hashOf } from '../secret.js';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import type { SignInView } from '../sessions/session.dto.js';
import { officerAt, Sessions } from '../sessions/sessions.service.js';
import { placeOf, signInRow } from '../staff/staff.queries.js';
import { StaffDirectory } from '../staff/staff.service.js';
import { ProviderDoor } from './provider-door.service.js';
import { ProviderSignOut } from './provider-sign-out.service.js';
import type { CompletionRequest, OfferedProvidersView, SingleSignOnView } from './single-sign-on.dto.js';
import { singleSignOnEvents } from './single-sign-on.events.js';
import { singleSignOnProblems } from './single-sign-on.problems.js';
import type { SignInProvider } from './sign-in-provider.entity.js';
import { insertAttempt, provider, providers, useAttempt } from './sign-in-provider.queries.js';

/** Methods of RFC 8176 that are a second factor, or say that there was one. */
const STRONG = new Set(['mfa', 'otp', 'hwk']);

/** What the provider's answer must fit. */
interface Checks {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
}

/** Signing in with the identity provider of an office: OpenID Connect, authorization code with PKCE. */
@Injectable()
export class SingleSignOn {
  private readonly logger = new Logger(SingleSignOn.name);

  constructor(
    private readonly db: Db,
    private readonly env: Env,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly door: ProviderDoor,
    private readonly staff: StaffDirectory,
    private readonly sessions: Sessions,
    private readonly signOut: ProviderSignOut,
  ) {}

  async offered(): Promise<OfferedProvidersView> {
    const items = (await providers(this.db)).filter(({ enabled }) => enabled);
    return { items: items.map(({ slug, name }) => ({ slug, name })) };
  }

  /** Where the provider sends the browser back to. */
  redirectUri(origin: string): string {
    return `${this.env.publicOrigin ?? origin}/admin/sign-in`;
  }

  /** @throws single_sign_on_unavailable (503), single_sign_on_over (422) for a provider that is not offered */
  async begin(slug: string, origin: string): Promise<SingleSignOnView> {
    const chosen = await provider(this.db, slug);
    if (!chosen?.enabled) throw singleSignOnProblems.over();
    const config = await this.configOf(chosen);
    const checks: Checks = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      redirectUri: this.redirectUri(origin),
    };
    const attempt = randomBytes(32);
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: checks.redirectUri,
      scope: 'openid email profile',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    const secretHash = hashOf(attempt);
    const checksSecretSealed = this.vault.seal(JSON.stringify(checks), checksAt(secretHash));
    await insertAttempt(this.db, { secretHash, slug, checksSecretSealed });
    return { url: url.href, attempt: attempt.toString('base64url') };
  }

  /**
   * Takes the provider's answer. It names an officer who exists; it never makes one, nor a role.
   * @throws single_sign_on_over, single_sign_on_refused (422), officer_unknown, email_unverified (403),
   * single_sign_on_unavailable (503)
   */
  async complete(request: CompletionRequest, visit: Visit): Promise<Outcome<SignInView>> {
    const secretHash = hashOf(Buffer.from(request.attempt, 'base64url'));
    // Used up before anything is asked: an answer that is sent twice finds nothing.
    const begun = await useAttempt(this.db, secretHash);
    const chosen = begun && (await provider(this.db, begun.slug));
    if (!chosen?.enabled) throw singleSignOnProblems.over();
    const checks = JSON.parse(this.vault.open(begun!.checksSecretSealed, checksAt(secretHash))) as Checks;
    const { claims, signOut } = await this.answerOf(chosen, request, checks);
    const { officeId, officer } = await this.officerOf(chosen, claims);
    const strong = isStrong(claims, chosen);
    await this.sessions.end(visit);
    return this.db.transaction(async () => {
      const state = strong ? 'signed_in' : this.sessions.nextState(officer);
      await this.ledger.append(officeId, singleSignOnEvents.officerNamed, {
        subject: { type: 'staff', id: officer.id },
        payload: { staffId: officer.id, provider: chosen.slug, secondFactor: strong },
        actor: officerAt(officeId, officer.id, officer.id),
      });
      return this.sessions.open({
        officeId,
        staffId: officer.id,
        state,
        roles: officer.roles,
        secondFactor: strong,
        demo: false,
        visit,
        signOut,
      });
    });
  }

  private async answerOf(chosen: SignInProvider, request: CompletionRequest, checks: Checks) {
    const config = await this.configOf(chosen);
    const back = new URL(checks.redirectUri);
    back.searchParams.set('code', request.code);
    back.searchParams.set('state', request.state);
    if (request.iss !== undefined) back.searchParams.set('iss', request.iss);
    try {
      const tokens = await oidc.authorizationCodeGrant(config, back, {
        pkceCodeVerifier: checks.verifier,
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        idTokenExpected: true,
      });
      const signOut = this.signOut.keep(chosen, config.serverMetadata(), tokens.id_token);
      return { claims: tokens.claims()!, signOut };
    } catch (error) {
      throw this.told(chosen, error, 'refused');
    }
  }

  private async officerOf(chosen: SignInProvider, claims: oidc.IDToken) {
    const named = claims[chosen.claim];
    const name = typeof named === 'string' ? named.trim() : '';
    const fits = chosen.matches === 'email' ? /^[^@\s]+@[^@\s]+$/ : /^\d[\d ]{3,20}$/;
    if (!fits.test(name)) throw singleSignOnProblems.unknownOfficer();
    // Whoever may write any address into an account would come in as whoever has it.
    if (chosen.matches === 'email' && claims['email_verified'] !== true) throw singleSignOnProblems.emailUnverified();
    const place = await placeOf(this.db, this.staff.nameKey(name));
    const officer =
      place && chosen.offices.includes(place.office_id)
        ? await signInRow(this.db, place.office_id, place.staff_id)
        : undefined;
    if (!place || !officer) throw singleSignOnProblems.unknownOfficer();
    return { officeId: place.office_id, officer };
  }

  private async configOf(chosen: SignInProvider): Promise<oidc.Configuration> {
    try {
      return await this.door.open(chosen);
    } catch (error) {
      throw this.told(chosen, error, 'unavailable');
    }
  }

  /** What the officer is told, and in the log what the administrator needs; nothing of the token. */
  private told({ slug }: SignInProvider, error: unknown, ordinarily: 'refused' | 'unavailable'): HouseProblem {
    const { name, code, message, cause } = (error ?? {}) as Error & { code?: string; cause?: { name?: string } };
    const silent =
      code === 'OAUTH_TIMEOUT' || [name, cause?.name].some((it) => it === 'TimeoutError' || it === 'TypeError');
    const unavailable = ordinarily === 'unavailable' || silent;
    this.logger.warn({ provider: slug, code, name, message }, 'An identity provider’s answer was not taken');
    return unavailable ? singleSignOnProblems.unavailable({}, { 'Retry-After': '10' }) : singleSignOnProblems.refused();
  }
}

function isStrong({ amr, acr }: oidc.IDToken, { acceptedAcr }: SignInProvider): boolean {
  const methods: unknown[] = Array.isArray(amr) ? amr : [];
  return (
    methods.some((method) => typeof method === 'string' && STRONG.has(method)) ||
    (typeof acr === 'string' && acceptedAcr.includes(acr))
  );
}

const checksAt = (secretHash: Buffer): string => `sign_in_attempt.checks_secret_sealed:${secretHash.toString('hex')}`;

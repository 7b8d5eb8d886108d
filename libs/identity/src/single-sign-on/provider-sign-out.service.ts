import { Injectable, Logger } from '@nestjs/common';
import { Db } from '@buka-pintu/platform';
import * as oidc from 'openid-client';
import type { Outcome, Visit } from '../sessions/session-cookie.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { ServerMetadata } from './provider-door.service.js';
import type { SignInProvider } from './sign-in-provider.entity.js';
import { provider } from './sign-in-provider.queries.js';
import type { DepartureView } from './single-sign-on.dto.js';

/** Longer ones would not fit into an address; then the provider asks the officer instead of knowing. */
const LONGEST_HINT = 4000;

/** What is kept, sealed, with the session of an officer who came through a provider. */
interface Kept {
  slug: string;
  issuer: string;
  clientId: string;
  endpoint: string;
  idToken: string | null;
}

/**
 * Signing out at the provider too (OpenID Connect RP-Initiated Logout 1.0): at a shared computer the provider's own session would
 * let the next one in by one press of its button.
 */
@Injectable()
export class ProviderSignOut {
  private readonly logger = new Logger(ProviderSignOut.name);

  constructor(
    private readonly db: Db,
    private readonly sessions: Sessions,
  ) {}

  /** What the session keeps for it; undefined when the provider offers no sign-out that may be used. */
  keep({ slug, issuer, clientId }: SignInProvider, server: ServerMetadata, idToken?: string): string | undefined {
    const named = server.end_session_endpoint;
    if (named === undefined) return undefined;
    const endpoint = ownEndpoint(issuer, named);
    if (!endpoint) {
      this.logger.warn(
        { provider: slug },
        'The provider’s sign-out is not at the issuer’s own origin, and is not used',
      );
      return undefined;
    }
    const hint = idToken && idToken.length <= LONGEST_HINT ? idToken : null;
    return JSON.stringify({ slug, issuer, clientId, endpoint, idToken: hint } satisfies Kept);
  }

  /** Ends the session here, in any case and first; then says where the browser goes to end the provider's. */
  async leave(visit: Visit, backTo: string): Promise<Outcome<DepartureView>> {
    const { view: kept, ...outcome } = await this.sessions.leave(visit);
    return { ...outcome, view: { provider: kept === undefined ? null : await this.there(kept, backTo) } };
  }

  private async there(text: string, backTo: string): Promise<DepartureView['provider']> {
    const kept = JSON.parse(text) as Kept;
    const now = await provider(this.db, kept.slug);
    // Taken away or set anew since: the browser is sent nowhere on the word of before.
    if (!now?.enabled || now.issuer !== kept.issuer || now.clientId !== kept.clientId) return null;
    const state = oidc.randomState();
    const url = new URL(kept.endpoint);
    if (kept.idToken !== null) url.searchParams.set('id_token_hint', kept.idToken);
    url.searchParams.set('client_id', kept.clientId);
    url.searchParams.set('post_logout_redirect_uri', backTo);
    url.searchParams.set('state', state);
    return { name: now.name, url: url.href, state };
  }
}

/**
 * Only at the issuer's own origin. The ID token goes along, which names the officer, and after a sign-out nobody wonders at a page
 * that asks for a password: an administrator vouched for one origin, and where another is named the local sign-out loses nothing.
 */
function ownEndpoint(issuer: string, named: unknown): string | undefined {
  if (typeof named !== 'string' || named.length > 1000 || !URL.canParse(named)) return undefined;
  const url = new URL(named);
  if (url.origin !== new URL(issuer).origin || url.username || url.password) return undefined;
  url.hash = '';
  return url.href;
}

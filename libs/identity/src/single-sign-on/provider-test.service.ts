import { Injectable } from '@nestjs/common';
import { ProviderDoor, type ServerMetadata } from './provider-door.service.js';
import type { Finding, ProviderTestView } from './single-sign-on.dto.js';
import { singleSignOnProblems } from './single-sign-on.problems.js';

/** What the discovery document must name, and whether we ask there ourselves. */
const NEEDED = [
  { name: 'authorization_endpoint', asked: false },
  { name: 'token_endpoint', asked: true },
  { name: 'jwks_uri', asked: true },
] as const;
const NO_DOCUMENT = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
]);

/**
 * Reads what a provider says of itself, by the very way a sign-in takes, before any officer stands at the door. Nothing of the
 * answer is handed on but what the administrator can mend: whoever may test must not read the office's network with it.
 */
@Injectable()
export class ProviderTest {
  constructor(private readonly door: ProviderDoor) {}

  /** @throws issuer_insecure (400) */
  async test(issuer: string): Promise<ProviderTestView> {
    if (!this.door.isSecure(issuer)) throw singleSignOnProblems.issuerInsecure();
    let server: ServerMetadata;
    try {
      server = await this.door.read(issuer);
    } catch (error) {
      return unread(error);
    }
    for (const { name, asked } of NEEDED) {
      const address = server[name];
      if (!address || !URL.canParse(address) || !this.door.isSecure(address)) return found('incomplete', name);
      if (asked && !(await this.door.admits(issuer, address))) return found('inward', name);
    }
    return found((await this.hasKeys(issuer, server.jwks_uri!)) ? 'ready' : 'no_keys');
  }

  private async hasKeys(issuer: string, address: string): Promise<boolean> {
    try {
      const answer = await this.door.ask(new URL(issuer), address, { headers: { accept: 'application/json' } });
      const { keys } = (await answer.json()) as { keys?: unknown };
      return answer.status === 200 && Array.isArray(keys) && keys.length > 0;
    } catch {
      return false;
    }
  }
}

function found(finding: Finding, named: string | null = null): ProviderTestView {
  return { finding, named };
}

function unread(error: unknown): ProviderTestView {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { body?: { issuer?: unknown } } };
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') {
    const said = cause?.body?.issuer;
    return found('other_issuer', typeof said === 'string' ? said.slice(0, 300) : null);
  }
  return found(code && NO_DOCUMENT.has(code) ? 'no_document' : 'silent');
}

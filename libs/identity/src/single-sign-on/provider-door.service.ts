import { Injectable } from '@nestjs/common';
import { Env, Vault, WebhookTargets } from '@buka-pintu/platform';
import * as oidc from 'openid-client';
import type { SignInProvider } from './sign-in-provider.entity.js';

/** Seconds for each question to the provider; an officer waits at the door meanwhile. */
const PATIENCE_SECONDS = 5;
/** Discovery documents and key sets are some kilobytes. */
const MOST_BYTES = 256 * 1024;

export type ServerMetadata = Readonly<oidc.ServerMetadata>;
type Asking = Partial<Pick<oidc.CustomFetchOptions, 'method' | 'headers' | 'body'>>;

export const secretAt = (slug: string): string => `sign_in_provider.client_secret_sealed:${slug}`;

/**
 * The way out to an identity provider. An administrator names its origin, which may stand in the office's own network; what the
 * provider then says may lead to that origin or to the public internet, never inward (SSRF), and nowhere by redirect.
 */
@Injectable()
export class ProviderDoor {
  /** Plain http, for development; a test sets it. */
  allowHttp: boolean;
  /** Seconds to wait for an answer; a test shortens it. */
  patience = PATIENCE_SECONDS;

  constructor(
    env: Env,
    private readonly vault: Vault,
    private readonly targets: WebhookTargets,
  ) {
    this.allowHttp = env.webhookPrivateTargets;
  }

  /** Reads the discovery document anew: keys and addresses change, and nobody signs in a thousand times a minute. */
  open(provider: SignInProvider): Promise<oidc.Configuration> {
    const secret = this.vault.open(provider.clientSecretSealed, secretAt(provider.slug));
    return this.discover(provider.issuer, provider.clientId, oidc.ClientSecretBasic(secret));
  }

  /** The discovery document of an issuer, for which nobody need be registered with it. */
  async read(issuer: string): Promise<ServerMetadata> {
    return (await this.discover(issuer, 'buka-pintu', oidc.None())).serverMetadata();
  }

  /** Whether an address may be used outside of development. */
  isSecure(address: string): boolean {
    return address.startsWith('https://') || this.allowHttp;
  }

  /** Whether what the provider says may be followed to this address. */
  async admits(issuer: string, address: string): Promise<boolean> {
    if (new URL(address).origin === new URL(issuer).origin) return true;
    return this.targets.check(address).then(
      () => true,
      () => false,
    );
  }

  /** Asks the issuer, or an address that it named, once and not by redirects. @throws TargetRefused for one inside */
  async ask(issuer: URL, url: string, options: Asking): Promise<Response> {
    if (new URL(url).origin !== issuer.origin) await this.targets.check(url);
    const answer = await fetch(url, {
      method: options.method,
      headers: options.headers,
      body: options.body as RequestInit['body'],
      redirect: 'manual',
      // Of the whole answer: one that drips for ever is none.
      signal: AbortSignal.timeout(this.patience * 1000),
    });
    const body = await beginningOf(answer);
    // Statuses without a body may not be given one.
    const bare = answer.status === 204 || answer.status === 304 || answer.status < 200;
    return new Response(bare ? null : body, { status: bare ? 204 : answer.status, headers: answer.headers });
  }

  private async discover(issuer: string, clientId: string, auth: oidc.ClientAuth): Promise<oidc.Configuration> {
    const at = new URL(issuer);
    return oidc.discovery(at, clientId, undefined, auth, {
      timeout: this.patience,
      // Over TLS the library would trust the token endpoint's word; the signature is checked all the same.
      execute: [oidc.enableNonRepudiationChecks, ...(this.allowHttp ? [oidc.allowInsecureRequests] : [])],
      [oidc.customFetch]: (url, options) => this.ask(at, url, options),
    });
  }
}

async function beginningOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > MOST_BYTES) throw new Error('The identity provider answers without an end');
  }
  return new Uint8Array(Buffer.concat(parts));
}

// An identity provider in the same process, honest unless told to lie in one way: for tests.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

export type Lie =
  | 'wrong_issuer'
  | 'wrong_audience'
  | 'wrong_nonce'
  | 'expired'
  | 'alg_none'
  | 'unsigned'
  | 'foreign_key'
  | 'other_issuer_in_discovery'
  | 'redirects_inward'
  | 'keys_inward'
  | 'token_inward'
  | 'no_keys'
  | 'sign_out_elsewhere'
  | 'sign_out_by_script'
  | 'no_token_endpoint'
  | 'never_answers'
  | 'answers_for_ever';

interface Key {
  kid: string;
  privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  jwk: JWK;
}
interface Begun {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

/** Codes it gave out are for one exchange; what the token claims is `claims`. */
export class LyingProvider {
  lie: Lie | undefined;
  claims: Record<string, unknown> = {};
  /** Whether one can sign out there too. */
  endsSessions = false;
  /** Addresses it was asked at. */
  readonly asked: string[] = [];
  private readonly codes = new Map<string, Begun>();
  private key!: Key;
  private server!: Server;
  issuer = '';

  static async start(): Promise<LyingProvider> {
    const it = new LyingProvider();
    await it.changeKey();
    it.server = createServer((request, reply) => void it.answer(request, reply));
    await new Promise<void>((resolve) => it.server.listen(0, '127.0.0.1', resolve));
    it.issuer = `http://127.0.0.1:${(it.server.address() as AddressInfo).port}`;
    return it;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async changeKey(): Promise<void> {
    const kid = randomUUID();
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    this.key = { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
  }

  /** The person signs in at the provider. @returns what the browser comes back with */
  consent(url: string): { code: string; state: string; iss: string } {
    const asked = new URL(url).searchParams;
    const code = randomUUID();
    this.codes.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirectUri: asked.get('redirect_uri') ?? '',
    });
    return { code, state: asked.get('state') ?? '', iss: this.issuer };
  }

  private async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.asked.push(path);
    const json = (body: unknown, status = 200): void =>
      void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (this.lie === 'never_answers') return;
    if (this.lie === 'answers_for_ever') {
      reply.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => reply.write(' '.repeat(1000)), 20);
      reply.on('close', () => clearInterval(drip));
      return;
    }
    if (this.lie === 'redirects_inward' && !path.startsWith('/inward'))
      return void reply.writeHead(302, { location: `${this.issuer}/inward` }).end();
    if (path === '/.well-known/openid-configuration') return json(this.discovery());
    if (path === '/keys') return json({ keys: this.lie === 'no_keys' ? [] : [this.key.jwk] });
    if (path === '/token') {
      let body = '';
      for await (const part of request) body += String(part);
      const sent = new URLSearchParams(body);
      const begun = this.codes.get(sent.get('code') ?? '');
      this.codes.delete(sent.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url');
      if (!begun || begun.challenge !== challenge || begun.redirectUri !== sent.get('redirect_uri'))
        return json({ error: 'invalid_grant' }, 400);
      return json({ access_token: randomUUID(), token_type: 'Bearer', id_token: await this.token(begun.nonce) });
    }
    json({}, 404);
  }

  private discovery(): object {
    const inward = 'http://10.0.0.8/';
    return {
      issuer: this.lie === 'other_issuer_in_discovery' ? 'https://elsewhere.example' : this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      ...(this.lie !== 'no_token_endpoint' && {
        token_endpoint: this.lie === 'token_inward' ? inward : `${this.issuer}/token`,
      }),
      jwks_uri: this.lie === 'keys_inward' ? inward : `${this.issuer}/keys`,
      ...(this.endsSessions && { end_session_endpoint: this.signOut() }),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  private signOut(): string {
    if (this.lie === 'sign_out_elsewhere') return 'https://elsewhere.example/logout';
    return this.lie === 'sign_out_by_script' ? 'javascript:alert(1)' : `${this.issuer}/logout?realm=imigrasi`;
  }

  private async token(nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.lie === 'wrong_issuer' ? 'https://elsewhere.example' : this.issuer,
      aud: this.lie === 'wrong_audience' ? 'another-client' : 'buka-pintu',
      sub: 'u-1',
      nonce: this.lie === 'wrong_nonce' ? 'another' : nonce,
      iat: this.lie === 'expired' ? now - 7200 : now,
      exp: this.lie === 'expired' ? now - 3600 : now + 300,
      ...this.claims,
    };
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    if (this.lie === 'alg_none') return `${part({ alg: 'none' })}.${part(claims)}.`;
    if (this.lie === 'unsigned') return `${part({ alg: 'RS256', kid: this.key.kid })}.${part(claims)}.`;
    const foreign = this.lie === 'foreign_key' ? (await generateKeyPair('RS256')).privateKey : this.key.privateKey;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: this.key.kid }).sign(foreign);
  }
}

/** What RFC 6749 §4.4 asks with, once read: the client's credentials and the scopes it wants. */
export interface TokenRequest {
  clientId: string;
  clientSecret: string;
  /** Scopes separated by spaces; undefined: all the client has. */
  scope?: string;
}

export interface IssuedToken {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  scopes: readonly string[];
}

/** The errors of RFC 6749 §5.2. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

/** A refusal in the words of RFC 6749; `description` is plain ASCII, for developers. */
export class OAuthError extends Error {
  constructor(
    readonly code: OAuthErrorCode,
    readonly description: string,
  ) {
    super(`${code}: ${description}`);
    this.name = 'OAuthError';
  }
}

/** Gives API clients short-lived tokens for their credentials; the identity module provides it. */
export abstract class TokenIssuer {
  /** @throws OAuthError invalid_client, invalid_scope */
  abstract issue(request: TokenRequest): Promise<IssuedToken>;
}

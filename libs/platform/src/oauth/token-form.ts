import { OAuthError, type TokenRequest } from './token-issuer.js';

const KNOWN = ['grant_type', 'client_id', 'client_secret', 'scope'] as const;
type Known = (typeof KNOWN)[number];

/**
 * Reads a token request: the form of RFC 6749 §4.4.2, with the credentials in the form or in a Basic header (§2.3.1).
 * Parameters it does not know are ignored, and empty ones count as left out (§3.2).
 * @param body the form as it came, UTF-8
 * @param authorization the header, when there is one
 * @throws OAuthError
 */
export function readTokenForm(body: string, authorization: string | undefined): TokenRequest {
  const form = fieldsOf(body);
  if (!form.grant_type) throw new OAuthError('invalid_request', 'grant_type is missing');
  if (form.grant_type !== 'client_credentials')
    throw new OAuthError('unsupported_grant_type', 'Only client_credentials is supported');
  const basic = authorization === undefined ? undefined : basicOf(authorization);
  if (basic && (form.client_secret !== undefined || (form.client_id ?? basic.clientId) !== basic.clientId))
    throw new OAuthError('invalid_request', 'Send the credentials in one way only: header or form');
  const { clientId = form.client_id, clientSecret = form.client_secret } = basic ?? {};
  if (!clientId || !clientSecret) throw new OAuthError('invalid_client', 'client_id and client_secret are needed');
  return { clientId, clientSecret, ...(form.scope ? { scope: form.scope } : {}) };
}

function fieldsOf(body: string): Partial<Record<Known, string>> {
  const fields: Partial<Record<Known, string>> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    if (!(KNOWN as readonly string[]).includes(name) || value === '') continue;
    if (fields[name as Known] !== undefined) throw new OAuthError('invalid_request', `${name} is given more than once`);
    fields[name as Known] = value;
  }
  return fields;
}

/** @throws OAuthError when the header is of another kind or can't be read */
function basicOf(authorization: string): { clientId: string; clientSecret: string } {
  const [, packed] = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(packed ?? '', 'base64').toString('utf8')) ?? [];
  try {
    // Each part was form-encoded before it was joined (§2.3.1).
    const plain = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
    if (packed && id && secret) return { clientId: plain(id), clientSecret: plain(secret) };
  } catch {
    // Falls through: a broken percent-encoding is no credential.
  }
  throw new OAuthError('invalid_client', 'The Authorization header must be Basic, with client_id and client_secret');
}

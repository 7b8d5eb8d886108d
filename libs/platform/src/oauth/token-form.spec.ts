import { readTokenForm } from './token-form.js';
import { OAuthError } from './token-issuer.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const GRANT = 'grant_type=client_credentials';
const code = (body: string, authorization?: string): string => {
  try {
    readTokenForm(body, authorization);
  } catch (error) {
    if (error instanceof OAuthError) return error.code;
    throw error;
  }
  return 'read';
};

describe('a token request', () => {
  it('carries its credentials in the form or in the header', () => {
    expect(readTokenForm(`${GRANT}&client_id=a&client_secret=b&scope=x%20y`, undefined)).toEqual({
      clientId: 'a',
      clientSecret: 'b',
      scope: 'x y',
    });
    expect(readTokenForm(GRANT, basic('a:b'))).toEqual({ clientId: 'a', clientSecret: 'b' });
    expect(readTokenForm(`${GRANT}&client_id=a`, basic('a:b'))).toEqual({ clientId: 'a', clientSecret: 'b' });
  });

  it('has its header decoded part by part, as RFC 6749 encodes it', () => {
    expect(readTokenForm(GRANT, basic('a%3Ab:c+d%25'))).toEqual({ clientId: 'a:b', clientSecret: 'c d%' });
  });

  it('may hold what nobody knows, and empty fields that count for nothing', () => {
    expect(code(`${GRANT}&client_id=a&client_secret=b&scope=&resource=z&resource=y`)).toBe('read');
  });

  it.each([
    ['nothing', '', undefined, 'invalid_request'],
    ['another grant', 'grant_type=password&client_id=a&client_secret=b', undefined, 'unsupported_grant_type'],
    ['a field twice', `${GRANT}&client_id=a&client_id=a&client_secret=b`, undefined, 'invalid_request'],
    ['no credentials', GRANT, undefined, 'invalid_client'],
    ['half of them', `${GRANT}&client_id=a`, undefined, 'invalid_client'],
    ['both ways', `${GRANT}&client_id=a&client_secret=b`, basic('a:b'), 'invalid_request'],
    ['two names', `${GRANT}&client_id=z`, basic('a:b'), 'invalid_request'],
    ['a bearer token', GRANT, 'Bearer bpk_live_x', 'invalid_client'],
    ['a header without a colon', GRANT, basic('ab'), 'invalid_client'],
    ['a header without a secret', GRANT, basic('a:'), 'invalid_client'],
    ['a broken encoding', GRANT, basic('a:%zz'), 'invalid_client'],
    ['an empty header', GRANT, '', 'invalid_client'],
  ])('with %s is refused', (_, body, header, expected) => expect(code(body, header)).toBe(expected));
});

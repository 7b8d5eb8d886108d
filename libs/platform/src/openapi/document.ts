import type { Access } from '../access/access.js';
import { TOKEN_PATH } from '../oauth/token-route.js';
import type { JsonSchema } from '../shapes/schema.js';

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  'x-access': string[];
  /** What staff see whole of the personal fields: masked, own, or logged (a line in the access log). */
  'x-discloses'?: 'masked' | 'own' | 'colleagues' | 'logged';
  responses: Record<string, unknown>;
  [member: string]: unknown;
}

/** As much of OpenAPI 3.1 as our own code reads of its own documents. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: Record<string, unknown>;
  paths: Record<string, Record<string, OpenApiOperation>>;
  webhooks?: Record<string, unknown>;
  components: {
    schemas: Record<string, JsonSchema>;
    headers: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
  [member: string]: unknown;
}

/** @param scopes every scope an operation asks a client for */
export function securitySchemes(scopes: readonly string[]): Record<string, unknown> {
  const named = Object.fromEntries(scopes.map((scope) => [scope, `Operations that say \`client ${scope}\``]));
  return {
    ...SECURITY_SCHEMES,
    oauth2: {
      type: 'oauth2',
      description:
        'Client credentials (RFC 6749, 4.4): post the form `grant_type=client_credentials` to the token URL; `client_id` is the ' +
        'client’s id, `client_secret` one of its keys, in the form or as HTTP Basic, and `scope` may ask for less. The token, ' +
        '`bpt_…`, is a bearer token for ten minutes. Errors there are `{ error, error_description }`.',
      flows: { clientCredentials: { tokenUrl: TOKEN_PATH, scopes: named } },
    },
  };
}

const SECURITY_SCHEMES = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, `bpk_live_…` or `bpk_test_…`, shown once when it is made in the admin.',
  },
  secretLink: {
    type: 'http',
    scheme: 'bearer',
    description: 'What follows the # in a citizen’s secret link, `bpc_…`: it opens one record.',
  },
  deviceToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The token of a paired device, `bpd_…`: it is replaced now and then, and one that was replaced ends them all.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-buka_session',
    description: 'A staff session. Unsafe methods also need the header `X-Buka-Csrf: 1` and our own origin.',
  },
};

/** The alternatives as OpenAPI security requirements; scopes and permissions stand as roles (OpenAPI 3.1). */
export function securityOf(access: Access[]): Record<string, string[]>[] {
  return access.flatMap((it): Record<string, string[]>[] => {
    switch (it.kind) {
      case 'client':
        return [{ apiKey: [it.scope] }, { oauth2: [it.scope] }];
      case 'own_client':
      case 'test_client':
        return [{ apiKey: [] }, { oauth2: [] }];
      case 'citizen':
        return [{ secretLink: [it.subjectType] }];
      case 'device':
        return [{ deviceToken: [it.deviceKind] }];
      case 'staff':
        return [{ session: [it.permission] }];
      case 'signed_in':
        return [{ session: [] }];
      case 'anyone':
        return [{}];
    }
  });
}

const header = (description: string, example: string): unknown => ({
  description,
  schema: { type: 'string' },
  example,
});

export const HEADERS = {
  'X-Request-Id': header(
    'Names the request in our logs; send your own to have it used.',
    '0193a1c2-7d5e-4f6a-9b8c-0d1e2f3a4b5c',
  ),
  'RateLimit-Policy': header('The caller’s limits: units (`q`) in so many seconds (`w`).', '"client";q=30000;w=60'),
  RateLimit: header(
    'What is left of the caller’s limit and in how many seconds it is full again.',
    '"client";r=594;t=31',
  ),
  ETag: header('The version of the resource, for If-Match.', '"3"'),
  Link: header('The next page, `rel="next"`.', '</v1/messages?cursor=…>; rel="next"'),
  'Idempotency-Replayed': header('`true` when this is the recorded answer to an earlier request.', 'true'),
  Deprecation: header('Since when the operation is deprecated (RFC 9745).', '@1798761600'),
  Sunset: header('When it will stop working (RFC 8594).', 'Wed, 30 Jun 2027 00:00:00 GMT'),
  'WWW-Authenticate': header('How to come in (RFC 6750).', 'Bearer realm="Buka Pintu"'),
  'Retry-After': header('In how many seconds to try again.', '12'),
};

import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths as PublicPaths } from './generated/public.js';
import { steadyFetch, type SteadyOptions } from './steady-fetch.js';

/** Who calls, and where. Give at most one of `key`, `capability` and `staff`. */
export interface ClientOptions extends SteadyOptions {
  /** Origin of the installation, such as `https://antrean.example.go.id`; the page's own origin in a browser. */
  baseUrl?: string;
  /** API key (`bpk_…`). Never ship one in a page or an app that citizens hold. */
  key?: string;
  /** A citizen's secret link token (`bpc_…`). */
  capability?: string;
  /** Staff sessions travel in a cookie; this adds the header that proves the request is ours. */
  staff?: boolean;
  /** Language of problems and texts; the citizen's, not the machine's. */
  language?: () => 'id' | 'en';
}

/** An openapi-fetch client that retries, names its intents and speaks the caller's language. */
export type HouseClient<Paths extends object = PublicPaths> = Client<Paths>;

/**
 * A typed client of the public document; `createClient<StaffPaths>({ staff: true })` is the admin's. Every POST carries an `Idempotency-Key`: a fresh one unless the caller set its own, and the same one
 * on each automatic retry. When a *person* retries (a second click), pass the key of the first click yourself.
 *
 * @example
 * const buka = createClient({ baseUrl: 'http://localhost:8080', key: process.env.BUKA_PINTU_KEY });
 * const { items } = await take(buka.GET('/v1/offices'));
 */
export function createClient<Paths extends object = PublicPaths>(options: ClientOptions = {}): HouseClient<Paths> {
  const client = createFetchClient<Paths>({
    baseUrl: options.baseUrl ?? '',
    fetch: steadyFetch(options),
    ...(options.staff ? { credentials: 'same-origin' as const } : {}),
  });
  client.use({
    onRequest({ request }) {
      const bearer = options.key ?? options.capability;
      if (bearer) request.headers.set('Authorization', `Bearer ${bearer}`);
      if (options.staff) request.headers.set('X-Buka-Csrf', '1');
      if (options.language) request.headers.set('Accept-Language', options.language());
      if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
        request.headers.set('Idempotency-Key', intentKey());
      }
      return request;
    },
  });
  return client;
}

/** A fresh key for one intent. `crypto.randomUUID` does not exist on plain-HTTP pages, `getRandomValues` does. */
export function intentKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

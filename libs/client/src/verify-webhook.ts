/** What a message to a webhook says: what happened, when, and to which record. Read the record for more. */
export interface WebhookMessage<D extends object = Record<string, unknown>> {
  /** Such as `booking.confirmed`. */
  type: string;
  /** When it happened, RFC 3339. */
  timestamp: string;
  data: D & { subject?: { type: string; id: string } };
}

/** Why a message is not to be believed. */
export type WebhookFault =
  'headers_missing' | 'secret_invalid' | 'timestamp_invalid' | 'too_old' | 'too_new' | 'no_match' | 'not_json';

/** The message did not come from us as it is, or not now. Answer 400 and do nothing. */
export class WebhookRefused extends Error {
  constructor(readonly fault: WebhookFault) {
    super(`The webhook is not to be believed: ${fault}`);
    this.name = 'WebhookRefused';
  }
}

export interface VerifyOptions {
  /** How far the timestamp may lie from now, in seconds: 300 unless given. */
  toleranceSeconds?: number;
  /** Now, in milliseconds since 1970; the machine's clock unless given. */
  now?: number;
}

type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Verifies a message to a webhook (Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`) and reads it. It needs nothing but
 * Web Crypto, so it runs in Node, Deno, Bun, browsers and Workers.
 * @param body exactly as it came, before any parsing: a JSON that was read and written again is another text
 * @param headers of the request; names in any case
 * @param secret `whsec_…`; several while secrets change, any of which may match
 * @returns the message
 * @throws WebhookRefused
 * @see https://github.com/standard-webhooks/standard-webhooks
 */
export async function verifyWebhook<D extends object = Record<string, unknown>>(
  body: string | Uint8Array,
  headers: HeaderSource,
  secret: string | readonly string[],
  { toleranceSeconds = 300, now = performance.timeOrigin + performance.now() }: VerifyOptions = {},
): Promise<WebhookMessage<D>> {
  const [id, at, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (!id || !at || !signatures) throw new WebhookRefused('headers_missing');
  if (!/^\d{1,15}$/.test(at)) throw new WebhookRefused('timestamp_invalid');
  const off = Math.floor(now / 1000) - Number(at);
  if (off > toleranceSeconds) throw new WebhookRefused('too_old');
  if (off < -toleranceSeconds) throw new WebhookRefused('too_new');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const signed = new TextEncoder().encode(`${id}.${at}.${text}`);
  const given = signatures.split(' ').flatMap((one) => (one.startsWith('v1,') ? (bytesOf(one.slice(3)) ?? []) : []));
  const secrets = typeof secret === 'string' ? [secret] : secret;
  let matches = false;
  // Every pair is looked at, whatever came out before: how long it takes tells nothing.
  for (const one of secrets) {
    const key = await keyOf(one);
    for (const signature of given) {
      // Web Crypto compares in constant time.
      if (await crypto.subtle.verify('HMAC', key, signature, signed)) matches = true;
    }
  }
  if (!matches) throw new WebhookRefused('no_match');
  try {
    return JSON.parse(text) as WebhookMessage<D>;
  } catch {
    throw new WebhookRefused('not_json');
  }
}

function headerOf(headers: HeaderSource, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : found?.[0];
}

async function keyOf(secret: string) {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0) throw new WebhookRefused('secret_invalid');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

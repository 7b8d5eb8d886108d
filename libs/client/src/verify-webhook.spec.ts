import { createHmac } from 'node:crypto';
import { verifyWebhook, WebhookRefused } from './verify-webhook.js';

// The vectors of the Standard Webhooks specification and of its reference libraries.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = 1614265330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const NOW = { now: AT * 1000 };

const headers = (over: Record<string, string | undefined> = {}) => ({
  'webhook-id': ID,
  'webhook-timestamp': String(AT),
  'webhook-signature': SIGNATURE,
  ...over,
});
const sign = (secret: string, id: string, at: number, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${at}.${body}`)
    .digest('base64')}`;
const fault = async (...given: Parameters<typeof verifyWebhook>): Promise<string> => {
  try {
    await verifyWebhook(...given);
  } catch (error) {
    if (error instanceof WebhookRefused) return error.fault;
    throw error;
  }
  return 'believed';
};

describe('a webhook’s signature', () => {
  it('of the specification’s vector holds', async () => {
    expect(sign(SECRET, ID, AT, BODY)).toBe(SIGNATURE);
    expect(await verifyWebhook(BODY, headers(), SECRET, NOW)).toEqual({ test: 2432232314 });
    expect(await fault(new TextEncoder().encode(BODY), new Headers(headers()), SECRET, NOW)).toBe('believed');
    expect(await fault(BODY, headers(), SECRET.slice(6), NOW)).toBe('believed');
  });

  it('is found by header names in any case, and in a list', async () => {
    const upper = { 'Webhook-Id': ID, 'WEBHOOK-TIMESTAMP': String(AT), 'Webhook-Signature': [SIGNATURE] };
    expect(await fault(BODY, upper, SECRET, NOW)).toBe('believed');
  });

  it('may be one of several, of kinds it does not know too', async () => {
    const many = [
      'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=',
      'v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=',
      'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
      'v1,%%%',
      SIGNATURE,
    ].join(' ');
    expect(await fault(BODY, headers({ 'webhook-signature': many }), SECRET, NOW)).toBe('believed');
  });

  it('holds under any of the secrets while they change', async () => {
    const next = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    expect(await fault(BODY, headers(), [next, SECRET], NOW)).toBe('believed');
    expect(await fault(BODY, headers(), next, NOW)).toBe('no_match');
    expect(await fault(BODY, headers(), [], NOW)).toBe('no_match');
  });

  it.each<[string, Parameters<typeof fault>, string]>([
    ['another body', [`${BODY} `, headers(), SECRET, NOW], 'no_match'],
    ['another id', [BODY, headers({ 'webhook-id': 'msg_x' }), SECRET, NOW], 'no_match'],
    ['another time', [BODY, headers({ 'webhook-timestamp': String(AT + 1) }), SECRET, NOW], 'no_match'],
    ['an unversioned signature', [BODY, headers({ 'webhook-signature': SIGNATURE.slice(3) }), SECRET, NOW], 'no_match'],
    ['an empty signature', [BODY, headers({ 'webhook-signature': 'v1,' }), SECRET, NOW], 'no_match'],
    [
      'a shortened signature',
      [BODY, headers({ 'webhook-signature': SIGNATURE.slice(0, -5) }), SECRET, NOW],
      'no_match',
    ],
    ['no id', [BODY, headers({ 'webhook-id': undefined }), SECRET, NOW], 'headers_missing'],
    ['no timestamp', [BODY, headers({ 'webhook-timestamp': undefined }), SECRET, NOW], 'headers_missing'],
    ['no signature', [BODY, headers({ 'webhook-signature': '' }), SECRET, NOW], 'headers_missing'],
    ['a time that is none', [BODY, headers({ 'webhook-timestamp': 'hello' }), SECRET, NOW], 'timestamp_invalid'],
    ['a negative time', [BODY, headers({ 'webhook-timestamp': '-1' }), SECRET, NOW], 'timestamp_invalid'],
    ['a secret that is none', [BODY, headers(), 'whsec_%%%', NOW], 'secret_invalid'],
    ['an empty secret', [BODY, headers(), 'whsec_', NOW], 'secret_invalid'],
    ['a message of yesterday', [BODY, headers(), SECRET, { now: (AT + 301) * 1000 }], 'too_old'],
    ['a message of tomorrow', [BODY, headers(), SECRET, { now: (AT - 301) * 1000 }], 'too_new'],
    ['a wider patience', [BODY, headers(), SECRET, { now: (AT + 301) * 1000, toleranceSeconds: 600 }], 'believed'],
    ['the last second', [BODY, headers(), SECRET, { now: (AT + 300) * 1000 }], 'believed'],
  ])('with %s', async (_, given, expected) => expect(await fault(...given)).toBe(expected));

  it('over what is no JSON is no message', async () => {
    const signature = sign(SECRET, ID, AT, 'hello');
    expect(await fault('hello', headers({ 'webhook-signature': signature }), SECRET, NOW)).toBe('not_json');
  });
});

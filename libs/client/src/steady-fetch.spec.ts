import { Problem } from './problem.js';
import { steadyFetch } from './steady-fetch.js';

const answers = (...outcomes: (Response | Error)[]) => {
  const seen: Request[] = [];
  const pauses: number[] = [];
  const send = steadyFetch({
    fetch: async (request) => {
      seen.push(request);
      const next = outcomes.shift() ?? new Response('{}');
      if (next instanceof Error) throw next;
      return next;
    },
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { send, seen, pauses };
};
const post = (headers: Record<string, string> = {}) =>
  new Request('http://x.test/v1/things', { method: 'POST', body: '{"a":1}', headers });

describe('steadyFetch', () => {
  it('repeats a post that names its intent, with the same key and the whole body', async () => {
    const { send, seen } = answers(new TypeError('line dropped'), new Response('', { status: 503 }));
    const response = await send(post({ 'Idempotency-Key': 'k1' }));
    expect(response.status).toBe(200);
    expect(seen.map((request) => request.headers.get('Idempotency-Key'))).toEqual(['k1', 'k1', 'k1']);
    expect(await seen[2]?.text()).toBe('{"a":1}');
  });

  it('never repeats a post without a key: it may have been done', async () => {
    const { send, seen } = answers(new TypeError('line dropped'));
    await expect(send(post())).rejects.toMatchObject({ code: 'network' });
    expect(seen).toHaveLength(1);
  });

  it('waits as long as Retry-After says', async () => {
    const { send, pauses } = answers(new Response('', { status: 429, headers: { 'Retry-After': '7' } }));
    await send(new Request('http://x.test/v1/things'));
    expect(pauses).toEqual([7000]);
  });

  it('gives the answer up at once when the server asks for too long a pause', async () => {
    const { send, seen } = answers(new Response('', { status: 503, headers: { 'Retry-After': '3600' } }));
    expect((await send(new Request('http://x.test/'))).status).toBe(503);
    expect(seen).toHaveLength(1);
  });

  it('does not repeat a refusal', async () => {
    const { send, seen } = answers(new Response('{}', { status: 409 }));
    expect((await send(post({ 'Idempotency-Key': 'k' }))).status).toBe(409);
    expect(seen).toHaveLength(1);
  });

  it('ends with a network problem after the last try', async () => {
    const { send, seen } = answers(...Array.from({ length: 4 }, () => new TypeError('down')));
    await expect(send(new Request('http://x.test/'))).rejects.toBeInstanceOf(Problem);
    expect(seen).toHaveLength(4);
  });
});

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

  it('comes back to a conflict that says when', async () => {
    const running = new Response('{}', { status: 409, headers: { 'Retry-After': '1' } });
    const { send, seen, pauses } = answers(running);
    expect((await send(post({ 'Idempotency-Key': 'k' }))).status).toBe(200);
    expect([seen.length, pauses]).toEqual([2, [1000]]);
  });

  it('takes a line that stays silent for a dropped one', async () => {
    let tries = 0;
    const send = steadyFetch({
      timeout: 20,
      retries: 1,
      pause: async () => undefined,
      fetch: () => (tries++ === 0 ? new Promise(() => undefined) : Promise.resolve(new Response('late'))),
    });
    expect(await (await send(new Request('http://x.test/'))).text()).toBe('late');
    const never = steadyFetch({ timeout: 20, retries: 0, fetch: () => new Promise(() => undefined) });
    await expect(never(new Request('http://x.test/'))).rejects.toMatchObject({
      code: 'network',
      cause: { name: 'TimeoutError' },
    });
  });

  it('stops at once when the caller gives up, while it waits for an answer and while it pauses', async () => {
    for (const outcome of [
      () => new Promise<Response>(() => undefined),
      async () => new Response('', { status: 503 }),
    ]) {
      const stop = new AbortController();
      let tries = 0;
      const send = steadyFetch({ fetch: () => (tries++, outcome()) });
      const asked = send(new Request('http://x.test/', { signal: stop.signal }));
      setTimeout(() => stop.abort(), 20);
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      expect(tries).toBe(1);
    }
  });

  it('ends with a network problem after the last try', async () => {
    const { send, seen } = answers(...Array.from({ length: 4 }, () => new TypeError('down')));
    await expect(send(new Request('http://x.test/'))).rejects.toBeInstanceOf(Problem);
    expect(seen).toHaveLength(4);
  });
});

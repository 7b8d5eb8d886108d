import { Problem } from '@buka-pintu/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../testing/fixture-house.js';
import { read, send } from './client.js';

let seen: Request[] = [];
function answerWith(...answers: (() => Response)[]): void {
  seen = [];
  vi.stubGlobal('fetch', (request: Request) => {
    seen.push(request);
    const answer = answers[seen.length - 1] ?? answers.at(-1)!;
    return Promise.resolve().then(answer);
  });
}
const lost = (): Response => {
  throw new TypeError('line is down');
};
const ok = (): Response => Response.json({ done: true });
const keys = (): (string | null)[] => seen.map((request) => request.headers.get('Idempotency-Key'));

afterEach(() => vi.unstubAllGlobals());

describe('reading', () => {
  it("leaves out what is not asked for, and speaks the page's language", async () => {
    answerWith(ok);
    await read('/v1/messages', { state: undefined, about: '', limit: 50 });
    expect(new URL(seen[0]!.url).search).toBe('?limit=50');
    expect(seen[0]!.headers.get('Accept-Language')).toMatch(/^(id|en)$/);
  });
  it('throws what the API says as a problem', async () => {
    answerWith(() => problem(403, 'not_allowed', 'Tidak boleh'));
    await expect(read('/v1/x')).rejects.toMatchObject({ code: 'not_allowed', status: 403 });
  });
  it('makes a problem of a body that is none', async () => {
    answerWith(() => new Response('<h1>Bad gateway</h1>', { status: 418 }));
    await expect(read('/v1/x')).rejects.toMatchObject({ code: 'http_418' });
  });
});

describe('an intent', () => {
  it('carries the header that no other site can send', async () => {
    answerWith(ok);
    await send('POST', '/v1/a', {});
    expect(seen[0]!.headers.get('X-Buka-Csrf')).toBe('1');
  });
  it('keeps its key through the retries and through the next click, until an answer is known', async () => {
    answerWith(lost, lost, lost, ok, ok);
    await expect(send('POST', '/v1/calls', {}, 'open/1')).rejects.toMatchObject({ code: 'network' });
    await send('POST', '/v1/calls', {}, 'open/1');
    await send('POST', '/v1/calls', {}, 'open/1');
    expect(new Set(keys().slice(0, 4)).size).toBe(1);
    expect(keys()[4]).not.toBe(keys()[0]);
  }, 15_000);
  it('is a new one when what the officer saw has changed', async () => {
    answerWith(lost, lost, lost, ok);
    await expect(send('POST', '/v1/calls', {}, 'open/1')).rejects.toBeInstanceOf(Problem);
    await send('POST', '/v1/calls', {}, 'open/2');
    expect(keys()[3]).not.toBe(keys()[0]);
  }, 15_000);
  it('ends with a refusal: the next click asks anew', async () => {
    answerWith(() => problem(409, 'counter_busy', 'Sibuk'));
    await expect(send('POST', '/v1/calls', {})).rejects.toMatchObject({ code: 'counter_busy' });
    await expect(send('POST', '/v1/calls', {})).rejects.toMatchObject({ code: 'counter_busy' });
    expect(keys()[0]).not.toBe(keys()[1]);
  });
  it('goes on while the first one is still running', async () => {
    answerWith(() => problem(409, 'request_in_progress', 'Masih berjalan'));
    await expect(send('POST', '/v1/busy', {})).rejects.toBeInstanceOf(Problem);
    await expect(send('POST', '/v1/busy', {})).rejects.toBeInstanceOf(Problem);
    expect(keys()[0]).toBe(keys()[1]);
  });
});

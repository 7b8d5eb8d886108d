import { afterEach, describe, expect, it, vi } from 'vitest';
import { consoleView } from '../../testing/fixture-data.js';
import { problem } from '../../testing/fixture-house.js';
import { api, intend, take } from './client.js';
import { Problem } from './problems.js';

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
const ok = (): Response => Response.json(consoleView());
const keys = (): (string | null)[] => seen.map((request) => request.headers.get('Idempotency-Key'));
const call = (sight: string) =>
  intend(['calls', sight], (headers) =>
    api.POST('/v1/queue/counters/{id}/calls', { params: { path: { id: 'counter-2' } }, headers }),
  );

afterEach(() => vi.unstubAllGlobals());

describe('reading', () => {
  it("speaks the page's language and proves that the request is ours", async () => {
    answerWith(() => Response.json({ items: [], next: null }));
    await take(api.GET('/v1/messages', { params: { query: { limit: 50 } } }));
    expect(new URL(seen[0]!.url).search).toBe('?limit=50');
    expect(seen[0]!.headers.get('Accept-Language')).toMatch(/^(id|en)$/);
    expect(seen[0]!.headers.get('X-Buka-Csrf')).toBe('1');
  });
  it('throws what the API says as a problem, also a body that is none', async () => {
    answerWith(
      () => problem(403, 'not_allowed', 'Tidak boleh'),
      () => new Response('<h1>Teapot</h1>', { status: 418 }),
    );
    await expect(take(api.GET('/v1/services'))).rejects.toMatchObject({ code: 'not_allowed', status: 403 });
    await expect(take(api.GET('/v1/services'))).rejects.toMatchObject({ code: 'http_418' });
  });
});

describe('an intent', () => {
  it('keeps its key through the retries and through the next click, until an answer is known', async () => {
    answerWith(lost, lost, lost, ok, ok);
    await expect(call('a')).rejects.toMatchObject({ code: 'network' });
    await call('a');
    await call('a');
    expect(new Set(keys().slice(0, 4)).size).toBe(1);
    expect(keys()[4]).not.toBe(keys()[0]);
  }, 15_000);
  it('is a new one when what the officer saw has changed', async () => {
    answerWith(lost, lost, lost, ok);
    await expect(call('b')).rejects.toBeInstanceOf(Problem);
    await call('c');
    expect(keys()[3]).not.toBe(keys()[0]);
  }, 15_000);
  it('ends with a refusal: the next click asks anew', async () => {
    answerWith(() => problem(409, 'counter_busy', 'Sibuk'));
    await expect(call('d')).rejects.toMatchObject({ code: 'counter_busy' });
    await expect(call('d')).rejects.toMatchObject({ code: 'counter_busy' });
    expect(keys()[0]).not.toBe(keys()[1]);
  });
  it('goes on while the first one is still running', async () => {
    answerWith(() => problem(409, 'request_in_progress', 'Masih berjalan'));
    await expect(call('e')).rejects.toBeInstanceOf(Problem);
    await expect(call('e')).rejects.toBeInstanceOf(Problem);
    expect(keys()[0]).toBe(keys()[1]);
  });
});

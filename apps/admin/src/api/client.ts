import { intentKey, Problem, steadyFetch } from '@buka-pintu/client';
import { currentLocale } from '../lib/i18n.js';

type Query = Record<string, string | number | undefined>;

const ask = steadyFetch({ retries: 2, fetch: (request) => fetch(request) });

/** Reads a resource; throws {@link Problem}. `path` begins with `/v1/`. */
export async function read<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const answer = await ask(request('GET', search.size > 0 ? `${path}?${search}` : path, signal ? { signal } : {}));
  return outcome<T>(answer);
}

/** Reads a page the server has written, such as a slip to print. */
export async function readText(path: string): Promise<string> {
  const answer = await ask(request('GET', path, { headers: { Accept: 'text/html' } }));
  if (!answer.ok) throw Problem.from(answer.status, await answer.json().catch(() => undefined));
  return answer.text();
}

/**
 * Sends an intent. The key belongs to the intent, not to the click: an answer that was lost on the way is asked for
 * again under the same key, so that a second click can't call a second person.
 *
 * @param basis what the person saw when deciding (a version, a form's instance): the same words on a new basis are a
 *   new intent
 */
export async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  basis: string | number = '',
): Promise<T> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const intent = [method, path, text, basis].join(' ');
  const key = unanswered.get(intent) ?? intentKey();
  unanswered.set(intent, key);
  const headers: Record<string, string> = { 'X-Buka-Csrf': '1' };
  if (method === 'POST') headers['Idempotency-Key'] = key;
  if (text !== undefined) headers['Content-Type'] = 'application/json';
  try {
    const answer = await outcome<T>(
      await ask(request(method, path, { headers, ...(text === undefined ? {} : { body: text }) })),
    );
    unanswered.delete(intent);
    return answer;
  } catch (error) {
    if (!(error instanceof Problem) || isFinal(error)) unanswered.delete(intent);
    throw error;
  }
}

/** Keys of intents whose outcome we don't know. */
const unanswered = new Map<string, string>();

const isFinal = (problem: Problem): boolean =>
  problem.status >= 400 && problem.status < 500 && problem.status !== 429 && problem.code !== 'request_in_progress';

function request(
  method: string,
  path: string,
  init: { headers?: Record<string, string>; body?: string; signal?: AbortSignal },
): Request {
  return new Request(new URL(path, window.location.origin), {
    ...init,
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Accept-Language': currentLocale(), ...init.headers },
  });
}

async function outcome<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T;
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw Problem.from(answer.status, body);
  return body as T;
}

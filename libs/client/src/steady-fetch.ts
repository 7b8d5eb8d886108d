import { Problem } from './problem.js';

/** How a request is repeated when the line or the server fails. */
export interface SteadyOptions {
  fetch?: (request: Request) => Promise<Response>;
  /** Tries after the first one; 3 unless told. */
  retries?: number;
  /** Longest pause the server may ask for before we give up instead of waiting, in milliseconds; 30 000 unless told. */
  longestPause?: number;
  /** For tests: how to wait. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const PASSING = new Set([429, 502, 503, 504]);
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/**
 * A fetch that outlives a dropped line: repeats what may be repeated (safe methods, and any request that carries an
 * Idempotency-Key, always with the same key), backs off with jitter, and waits as long as `Retry-After` says.
 *
 * @returns the last answer, whatever its status
 * @throws Problem with code 'network' when no answer came in any try
 */
export function steadyFetch(options: SteadyOptions = {}): (request: Request) => Promise<Response> {
  const { retries = 3, longestPause = 30_000, pause = sleep } = options;
  const send = options.fetch ?? ((request: Request) => fetch(request));

  return async (request) => {
    const repeatable = SAFE.has(request.method) || request.headers.has('Idempotency-Key');
    for (let attempt = 0; ; attempt++) {
      // A body can be read once: each try sends a copy and the original stays whole.
      const outcome = await send(request.clone()).catch((cause: unknown) => Problem.network(cause));
      const failed = outcome instanceof Problem;
      const passing = failed || PASSING.has(outcome.status);
      const wait = failed ? backoff(attempt) : (retryAfter(outcome) ?? backoff(attempt));
      if (!passing || !repeatable || attempt >= retries || wait > longestPause || request.signal.aborted) {
        if (failed) throw outcome;
        return outcome;
      }
      await pause(wait, request.signal);
    }
  };
}

const backoff = (attempt: number): number => Math.round(250 * 2 ** attempt * (0.5 + Math.random()));

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('Retry-After');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds * 1000;
  const date = Date.parse(value);
  const now = Date.parse(response.headers.get('Date') ?? '');
  return Number.isNaN(date) || Number.isNaN(now) ? undefined : Math.max(0, date - now);
}

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

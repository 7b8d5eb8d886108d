import { Problem } from './problem.js';

/** How a request is repeated when the line or the server fails. */
export interface SteadyOptions {
  fetch?: (request: Request) => Promise<Response>;
  /** Tries after the first one; 3 unless told. */
  retries?: number;
  /** Longest pause the server may ask for before we give up instead of waiting, in milliseconds; 30 000 unless told. */
  longestPause?: number;
  /** How long a try may wait for its answer to begin, in milliseconds; 30 000 unless told, 0 for ever. */
  timeout?: number;
  /** For tests: how to wait. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const PASSING = new Set([429, 502, 503, 504]);
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/**
 * A fetch that outlives a dropped line: repeats what may be repeated (safe methods, and any request that carries an
 * Idempotency-Key, always with the same key) after a dropped or silent line, 429, 502, 503, 504 and a 409 that says when to come
 * back; backs off with jitter, and waits as long as `Retry-After` says.
 *
 * @returns the last answer, whatever its status
 * @throws Problem with code 'network' when no answer came in any try; the signal's own reason when the caller gave up
 */
export function steadyFetch(options: SteadyOptions = {}): (request: Request) => Promise<Response> {
  const { retries = 3, longestPause = 30_000, timeout = 30_000, pause = sleep } = options;
  const send = options.fetch ?? ((request: Request) => fetch(request));

  return async (request) => {
    const repeatable = SAFE.has(request.method) || request.headers.has('Idempotency-Key');
    for (let attempt = 0; ; attempt++) {
      // A body can be read once: each try sends a copy and the original stays whole.
      const outcome = await within(timeout, request, send).catch((cause: unknown) => Problem.network(cause));
      request.signal.throwIfAborted();
      const failed = outcome instanceof Problem;
      const passing = failed || isPassing(outcome);
      const wait = failed ? backoff(attempt) : (retryAfter(outcome) ?? backoff(attempt));
      if (!passing || !repeatable || attempt >= retries || wait > longestPause) {
        if (failed) throw outcome;
        return outcome;
      }
      await pause(wait, request.signal);
      request.signal.throwIfAborted();
    }
  };
}

/** One try with a copy of the request. `AbortSignal.any` would be shorter; the phones that open our pages lack it. */
async function within(
  timeout: number,
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const stop = new AbortController();
  const giveUp = (): void => stop.abort(request.signal.reason);
  const silent = (): void => stop.abort(new DOMException(`No answer within ${timeout} ms`, 'TimeoutError'));
  if (request.signal.aborted) giveUp();
  request.signal.addEventListener('abort', giveUp, { once: true });
  const timer = timeout > 0 ? setTimeout(silent, timeout) : undefined;
  try {
    // What fetch does not end by itself, ours ends: a fetch of one's own may not listen to signals.
    const aborted = new Promise<never>((_, refuse) => {
      const end = (): void => refuse(stop.signal.reason as Error);
      if (stop.signal.aborted) end();
      else stop.signal.addEventListener('abort', end, { once: true });
    });
    return await Promise.race([send(new Request(request.clone(), { signal: stop.signal })), aborted]);
  } finally {
    clearTimeout(timer);
  }
}

/** A 409 that carries Retry-After passes by itself: the same request is still running, or the last seats are being claimed. */
const isPassing = ({ status, headers }: Response): boolean =>
  PASSING.has(status) || (status === 409 && headers.has('Retry-After'));

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

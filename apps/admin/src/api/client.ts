import { createClient, intentKey, Problem, take, type StaffPaths } from '@buka-pintu/client';
import { currentLocale } from '../lib/i18n.js';

/** The API, typed by the staff document. Reads and resends what may be repeated by itself (libs/client). */
export const api = createClient<StaffPaths>({
  baseUrl: window.location.origin,
  staff: true,
  language: currentLocale,
  retries: 2,
});

export { take };

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/**
 * Sends an intent. The key belongs to the intent, not to the click: an answer that was lost on the way is asked for
 * again under the same key, so that a second click can't call a second person.
 *
 * @param name what is meant and what the person saw when deciding (a version, a form's instance): the same act on a new
 *   sight is a new intent
 * @throws Problem
 */
export async function intend<T>(
  name: readonly unknown[],
  send: (headers: { 'Idempotency-Key': string }) => Answer<T>,
): Promise<T> {
  const intent = JSON.stringify(name);
  const key = unanswered.get(intent) ?? intentKey();
  unanswered.set(intent, key);
  try {
    const answer = await take(send({ 'Idempotency-Key': key }));
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

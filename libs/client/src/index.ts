/**
 * The TypeScript SDK of Buka Pintu: generated types and a small fetch layer for third parties, both fronts and our own
 * tests. It is not a place for domain rules: what may be done next is in each resource's `actions`.
 */
export { createClient, intentKey, type ClientOptions, type HouseClient } from './client.js';
export { Problem, take, type FieldError, type ProblemBody } from './problem.js';
export { steadyFetch, type SteadyOptions } from './steady-fetch.js';
export { eachItem, type ItemPage } from './each-item.js';
/** Every shape of the public document by its name: `api.BookingView`. */
export type * as api from './generated/public.js';
/** Every shape of the staff document. */
export type * as staffApi from './generated/staff.js';
export type { paths as PublicPaths } from './generated/public.js';
export type { paths as StaffPaths } from './generated/staff.js';
export {
  verifyWebhook,
  WebhookRefused,
  type VerifyOptions,
  type WebhookFault,
  type WebhookMessage,
} from './verify-webhook.js';
export { watch, type LiveMessage, type LiveState, type WatchOptions } from './watch.js';

export { Live } from './live.js';
export type { WatchOptions } from './watcher.js';
export { LiveHub } from './live-hub.js';

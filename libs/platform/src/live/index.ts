export { Live, type WatchOptions } from './live.js';
export { LiveHub } from './live-hub.js';

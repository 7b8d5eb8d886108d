export { describeError, NestLog, openLog } from './log.js';
export { Metrics } from './metrics.js';

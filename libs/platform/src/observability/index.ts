export { describeError, NestLog, openLog } from './log.js';
export { Metrics } from './metrics.js';
export { RequestJournal, type RequestEntry } from './request-journal.js';

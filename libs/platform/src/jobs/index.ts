export { Every, HandlesJob, type EveryOptions, type JobHandler } from './handles-job.js';
export { JobRunner } from './job-runner.js';
export { Jobs, type JobOptions } from './jobs.js';

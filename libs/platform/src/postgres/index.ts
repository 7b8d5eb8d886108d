export { StartProblem } from './start-problem.js';
export type { Say } from './start-problem.js';
export { EmbeddedPostgres } from './supervisor.js';
export type { SupervisorOptions } from './supervisor.js';
export { InstallLock } from './install-lock.js';

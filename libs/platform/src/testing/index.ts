export * from './open-house.js';
export { OfficeGuard, OfficeUnbound } from './office-guard.js';
export { TestClock } from './test-clock.js';
export { until } from './until.js';
export { testDatabase, type TestDatabase } from './template-database.js';
export { MailServer, type Mood, type TakenLetter } from './mail-server.js';

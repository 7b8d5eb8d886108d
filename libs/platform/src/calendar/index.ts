export * from './day.js';
export * from './in-words.js';
export * from './periods.js';
export * from './working-calendar.js';
export * from './working-time.js';
export * from './zone.js';

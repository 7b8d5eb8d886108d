export * from './day.js';
export * from './periods.js';
export * from './zone.js';

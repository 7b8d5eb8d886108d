export * from './platform.problems.js';
export * from './problem.js';

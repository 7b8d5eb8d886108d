export { startWorker, Worker } from './worker.js';

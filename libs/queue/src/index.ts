// Queue: slots and seats, bookings, tickets and the calling of them. Not what the citizen applies for (applications), nor
// where and when an office is open (offices).
export { queue } from './queue.module.js';
export { queueEvents } from './queue.events.js';
export { queueProblems } from './queue.problems.js';

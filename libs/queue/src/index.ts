// Queue: slots and seats, bookings, tickets and the calling of them. Not who the citizen's application is about
// (applications), nor where and when an office is open (offices).
export { QueueModule } from './queue.module.js';

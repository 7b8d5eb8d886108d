export { Outbox, type OutgoingMessage } from './outbox.js';
export { type Channel, type MessageTemplate } from './template.js';
export { Transports } from './transport.js';

export { MESSAGE_EXAMPLE } from './message-example.js';
export { MessageQuery, MessageView } from './message.dto.js';
export { Messages } from './messages.service.js';
export { Outbox, type OutgoingMessage } from './outbox.js';
export { type Channel, type MessageTemplate } from './template.js';
export { Transports, type Letter, type Receipt, type Transport } from './transport.js';
export { FAULTS, TransportFault, type FaultCode } from './transport-fault.js';

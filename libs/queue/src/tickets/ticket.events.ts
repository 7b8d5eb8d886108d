import { Day, defineEvents, Id, OneOf, Text } from '@buka-pintu/platform';
import { LANES, type Lane } from '../supply/lane.js';
import { TICKET_STATES, type TicketState } from './ticket.lifecycle.js';

export class TicketEventPayload {
  @Id()
  servicePointId: string;

  @Day()
  on: string;

  @Text({ max: 20, example: 'A-012' })
  number: string;

  @OneOf(LANES)
  lane: Lane;

  @OneOf(TICKET_STATES, { description: 'The state afterwards.' })
  state: TicketState;

  @Id({ nullable: true, description: 'The counter concerned, if one was.' })
  counterId: string | null;

  @Id({ nullable: true })
  bookingId: string | null;

  @Id({ nullable: true, description: 'The API client that made the ticket or its booking; only this one is told' })
  clientId: string | null;
}

const payload = TicketEventPayload;

export const ticketEvents = defineEvents('queue', {
  ticketIssued: {
    type: 'ticket.issued',
    describes: 'A number was given, to a booking that came or to a walk-in.',
    payload,
  },
  ticketCalled: { type: 'ticket.called', describes: 'A counter called the number.', payload },
  ticketRecalled: { type: 'ticket.recalled', describes: 'The call was repeated.', payload },
  ticketStarted: { type: 'ticket.started', describes: 'The person came to the counter; service began.', payload },
  ticketServed: { type: 'ticket.served', describes: 'Service was finished.', payload },
  ticketReturned: { type: 'ticket.returned', describes: 'Nobody answered; the number is back in the line.', payload },
  ticketMissed: { type: 'ticket.missed', describes: 'Nobody answered too often.', payload },
  ticketLeft: { type: 'ticket.left', describes: 'The day was closed while the number was still in the line.', payload },
});

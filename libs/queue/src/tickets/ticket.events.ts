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

  @Text({
    max: 40,
    example: 'visit',
    description: 'The step of the journey it is at; `visit` where there is only one.',
  })
  step: string;

  @Text({ max: 40, nullable: true, description: 'Why it was parked, sent elsewhere or has left, as a code.' })
  reason: string | null;

  @Id({ nullable: true, description: 'The service point it came from, when it was sent to another one.' })
  fromServicePointId: string | null;

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
  ticketEnteredLater: {
    type: 'ticket.entered_later',
    describes: 'What was written by pen while everything was down was typed in; the ticket is over.',
    payload,
  },
  ticketLeft: {
    type: 'ticket.left',
    describes:
      'The person left, or the day was closed while the number was in the line or parked: `reason` says which.',
    payload,
  },
  ticketParked: {
    type: 'ticket.parked',
    describes: 'The person fetches or pays something; the number keeps its due time.',
    payload,
  },
  ticketUnparked: {
    type: 'ticket.unparked',
    describes: 'The person is back: in the line with the old due time, or straight at a counter.',
    payload,
  },
  ticketTransferred: {
    type: 'ticket.transferred',
    describes: 'The number was sent to another counter, service, step or service point; it keeps its due time.',
    payload,
  },
  ticketStepFinished: {
    type: 'ticket.step_finished',
    describes: 'A step of the journey is done; the number waits for the next one.',
    payload,
  },
  ticketTakenBack: {
    type: 'ticket.taken_back',
    describes: 'The officer who had handed the number over took it back before anyone called it.',
    payload,
  },
});

/** Whether what happened to a ticket or counter changes something at that service point. */
export function touches(payload: Record<string, unknown>, servicePointId: string): boolean {
  return payload['servicePointId'] === servicePointId || payload['fromServicePointId'] === servicePointId;
}

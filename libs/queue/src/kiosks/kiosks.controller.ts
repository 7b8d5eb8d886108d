import { Body, Controller, Post } from '@nestjs/common';
import { pointDeviceProblems } from '@buka-pintu/identity';
import {
  Caller,
  device,
  type DevicePrincipal,
  Endpoint,
  platformProblems,
  Request,
  type RequestContext,
} from '@buka-pintu/platform';
import { queueProblems } from '../queue.problems.js';
import { KIOSK_EXAMPLE, KIOSK_TICKET_EXAMPLE, KIOSK_TICKET_REQUEST_EXAMPLE } from './kiosk-example.js';
import {
  HeartbeatRequest,
  KioskCheckInRequest,
  KioskSyncRequest,
  KioskSyncView,
  KioskTicketRequest,
  KioskTicketView,
  KioskView,
} from './kiosk.dto.js';
import { kioskProblems } from './kiosk.problems.js';
import { KioskSyncs } from './kiosk-syncs.service.js';
import { KioskTickets } from './kiosk-tickets.service.js';
import { Kiosks } from './kiosks.service.js';

const access = [device('kiosk')];
const since = '0.3';
const { deviceRevoked, deviceReplaced, deviceCopied } = pointDeviceProblems;
const SHUT_OUT = [deviceRevoked, deviceReplaced, deviceCopied];
const origin = ({ request }: RequestContext): string => `${request.protocol}://${request.host}`;

/** What a kiosk does; the device is named by its token, and so is the only place where it does anything. */
@Controller('v1/queue/kiosk')
export class KiosksController {
  constructor(
    private readonly kiosks: Kiosks,
    private readonly tickets: KioskTickets,
    private readonly syncs: KioskSyncs,
  ) {}

  @Post('heartbeats')
  @Endpoint({
    summary: 'Give a sign of life, and get what a kiosk shows',
    description:
      'Twice a minute. It measures the clock, lends numbers ahead of time, and now and then replaces the token.',
    operationId: 'kioskHeartbeat',
    access,
    body: HeartbeatRequest,
    returns: KioskView,
    problems: SHUT_OUT,
    since,
    examples: {
      request: { deviceAt: '2026-11-24T01:09:58.000Z', version: '0.3.0', unsent: 0, blocks: [] },
      response: KIOSK_EXAMPLE,
    },
  })
  heartbeat(@Caller() caller: DevicePrincipal, @Body() body: HeartbeatRequest): Promise<KioskView> {
    return this.kiosks.heartbeat(caller, body);
  }

  @Post('tickets')
  @Endpoint({
    summary: 'Make the ticket of a number at a kiosk',
    description:
      'The number comes out of the kiosk’s own block, so that it can be printed whether or not the answer arrives; the same `id` ' +
      'again is the same ticket.',
    operationId: 'createKioskTicket',
    access,
    body: KioskTicketRequest,
    returns: KioskTicketView,
    status: 201,
    problems: [
      ...[queueProblems.pointClosed, queueProblems.serviceNotOffered, platformProblems.notFound],
      ...[queueProblems.walkInFull, kioskProblems.numberNotLent, ...SHUT_OUT],
    ],
    since,
    examples: { request: KIOSK_TICKET_REQUEST_EXAMPLE, response: KIOSK_TICKET_EXAMPLE },
  })
  take(
    @Caller() caller: DevicePrincipal,
    @Body() body: KioskTicketRequest,
    @Request() context: RequestContext,
  ): Promise<KioskTicketView> {
    return this.tickets.take(caller, body, origin(context));
  }

  @Post('check-ins')
  @Endpoint({
    summary: 'Check in a booking at a kiosk',
    description: 'By the code or the QR. A second time answers with the same ticket.',
    operationId: 'checkInAtKiosk',
    access,
    body: KioskCheckInRequest,
    returns: KioskTicketView,
    status: 201,
    problems: [
      ...[queueProblems.checkInTooEarly, queueProblems.checkInTooLate, queueProblems.bookingOtherDay],
      ...[queueProblems.bookingOtherPoint, queueProblems.bookingNotExpected, queueProblems.codeUnreadable],
      ...[queueProblems.bookingOtherOffice, queueProblems.bookingNotFound, ...SHUT_OUT],
    ],
    // Codes are long, but the screen is public: nobody should try them one after the other.
    limit: { calls: 60, seconds: 60 },
    since,
    examples: { request: { shown: 'CTH-7K2M9QXF-Q' }, response: { ...KIOSK_TICKET_EXAMPLE, lane: 'regular' } },
  })
  checkIn(
    @Caller() caller: DevicePrincipal,
    @Body() body: KioskCheckInRequest,
    @Request() context: RequestContext,
  ): Promise<KioskTicketView> {
    return this.tickets.checkIn(caller, body, origin(context));
  }

  @Post('syncs')
  @Endpoint({
    summary: 'Tell the tickets given without a line',
    description:
      'Each counts once, however often it is told. Arrival is the device’s instant corrected by how far its clock is off, held ' +
      'between the lending of the number and now. A ticket of a day that is over ends with it.',
    operationId: 'syncKiosk',
    access,
    body: KioskSyncRequest,
    returns: KioskSyncView,
    problems: SHUT_OUT,
    weight: 5,
    since,
    examples: {
      request: {
        deviceAt: '2026-11-24T03:00:00.000Z',
        events: [{ ...KIOSK_TICKET_REQUEST_EXAMPLE, takenAt: '2026-11-24T01:10:00.000Z' }],
      },
      response: { results: [{ id: KIOSK_TICKET_REQUEST_EXAMPLE.id, outcome: 'taken', number: 'KA-007' }] },
    },
  })
  sync(@Caller() caller: DevicePrincipal, @Body() body: KioskSyncRequest): Promise<KioskSyncView> {
    return this.syncs.take(caller, body);
  }
}

import {
  Caller,
  Endpoint,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { officesProblems } from '@buka-pintu/offices';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  AffectedBookingsQuery,
  AffectedBookingView,
  AffectedNoticesRequest,
  AffectedNoticesView,
  OpeningPreviewRequest,
  OpeningPreviewView,
  RetirementPreviewQuery,
  RetirementPreviewView,
} from './affected.dto.js';
import { AffectedBookings } from './affected.service.js';
import { HIT_EXAMPLE as HIT } from './hit-booking-example.js';

const AFFECTED: AffectedBookingView = {
  ...HIT,
  servicePointName: 'Kantor Imigrasi Contoh',
  cause: 'hours',
  reason: { id: 'Hari pemungutan suara', en: 'Election day' },
  toldAt: null,
};
const CLOSURE = {
  servicePointId: null,
  from: '2026-12-09',
  to: '2026-12-09',
  hours: null,
  reason: 'election',
  note: null,
};

@Controller('v1/queue/opening-previews')
export class OpeningPreviewsController {
  constructor(private readonly affected: AffectedBookings) {}

  @Post()
  @Endpoint({
    summary: 'See what a change of hours would do, before it is made',
    description:
      'Takes the same body as the change itself and refuses what it would refuse. Names the confirmed bookings that would ' +
      'stand at a closed time. Nothing is saved.',
    operationId: 'previewOpening',
    access: [staff('queue:openings:preview')],
    body: OpeningPreviewRequest,
    returns: OpeningPreviewView,
    status: 200,
    problems: [
      platformProblems.notFound,
      officesProblems.hoursBegun,
      officesProblems.hoursExist,
      officesProblems.regimesOverlap,
      officesProblems.closureExists,
      officesProblems.dayPast,
    ],
    since: '0.1',
    weight: 5,
    examples: {
      request: { officeCode: 'CTH', change: { closure: CLOSURE } },
      response: { bookingsHit: 1, bookings: [HIT], seatsWithdrawn: 69, slotsAdded: 0 },
    },
  })
  preview(@Caller() caller: Principal, @Body() body: OpeningPreviewRequest): Promise<OpeningPreviewView> {
    return this.affected.preview(caller, body);
  }
}

@Controller('v1/queue/retirement-previews')
export class RetirementPreviewsController {
  constructor(private readonly affected: AffectedBookings) {}

  @Get()
  @Endpoint({
    summary: 'See what is booked of a service after its last day, before it is retired',
    description: 'Your office by name, the others as a number. Retiring leaves all of it booked.',
    operationId: 'previewRetirement',
    access: [staff('queue:openings:preview')],
    returns: RetirementPreviewView,
    since: '0.2',
    weight: 5,
    examples: { response: { bookingsHit: 1, bookings: [HIT], elsewhere: 12 } },
  })
  preview(@Caller() caller: StaffPrincipal, @Query() query: RetirementPreviewQuery): Promise<RetirementPreviewView> {
    return this.affected.retirement(caller, query);
  }
}

@Controller('v1/queue/affected-bookings')
export class AffectedBookingsController {
  constructor(private readonly affected: AffectedBookings) {}

  @Get()
  @Endpoint({
    summary: 'List bookings that stand at a time the hours no longer hold',
    description: 'They stay confirmed until somebody decides: serve them all the same, tell them, or open again.',
    operationId: 'listAffectedBookings',
    access: [staff('queue:bookings:read')],
    returns: pageOf(AffectedBookingView),
    problems: [platformProblems.notFound, platformProblems.cursorInvalid],
    since: '0.1',
    examples: { response: { items: [AFFECTED], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: AffectedBookingsQuery): Promise<Page<AffectedBookingView>> {
    return this.affected.list(caller, query);
  }

  @Post('notices')
  @Endpoint({
    summary: 'Tell people whose time was closed',
    description:
      'By the way they gave with their booking, in their language; each once for each time their slot was closed.',
    operationId: 'tellAffectedBookings',
    access: [staff('queue:bookings:notify')],
    body: AffectedNoticesRequest,
    returns: AffectedNoticesView,
    problems: [platformProblems.notFound],
    idempotent: true,
    since: '0.1',
    weight: 5,
    examples: {
      request: { officeCode: 'CTH', bookingIds: [HIT.id] },
      response: { told: 1, someGone: false },
    },
  })
  tell(@Caller() caller: Principal, @Body() body: AffectedNoticesRequest): Promise<AffectedNoticesView> {
    return this.affected.tell(caller, body);
  }
}

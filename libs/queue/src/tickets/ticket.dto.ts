import {
  Day,
  Flag,
  Id,
  Instant,
  ListOf,
  Localized,
  Nested,
  OneOf,
  PageQuery,
  Rule,
  Text,
  Whole,
} from '@buka-pintu/platform';
import { PersonDocumentShape } from '../persons/person-document.dto.js';
import { PRIORITY_CATEGORIES, type PriorityCategoryCode } from '../priority/priority-category.entity.js';
import { PRIORITY_STATES, type PriorityState } from '../priority/priority.js';
import { DESK_LANES, type DeskLane, LANES, type Lane } from '../supply/lane.js';
import { OVER_QUOTA_REASONS, type OverQuotaReason } from '../walk-ins/walk-in.dto.js';
import { WaitView } from '../waits/wait.dto.js';
import { PARK_REASONS, type ParkReason } from './handed.js';
import { TICKET_ACTIONS, TICKET_STATES, type TicketState } from './ticket.lifecycle.js';

export class TicketQuery extends PageQuery {
  @Id({ description: 'A service point of an office.' })
  servicePointId: string;

  @Day({ optional: true, description: 'The office day; today when left out.' })
  on?: string;

  @OneOf(TICKET_STATES, { optional: true, description: 'Only these; every state when left out.' })
  state?: TicketState;
}

export class WalkInRequest {
  @Id({ description: 'Where the person stands.' })
  servicePointId: string;

  @Text({ max: 60, example: 'passport_new_adult' })
  serviceCode: string;

  @OneOf(DESK_LANES, { description: 'Someone with a booking checks in instead.', example: 'walk_in' })
  lane: DeskLane;

  @Text({ max: 120, optional: true, personal: true, description: 'For the officer who calls; kept sealed.' })
  name?: string;

  @Nested(() => PersonDocumentShape, {
    optional: true,
    description:
      'What the person showed, if anything. Only a keyed hash is kept, with the name and as long: by it the person’s own ' +
      'requests for a copy or for erasure find this ticket.',
  })
  document?: PersonDocumentShape;

  @OneOf(OVER_QUOTA_REASONS, {
    optional: true,
    description: 'Why this number is given although the walk-in seats are used up; by who may exceed them',
  })
  overQuota?: OverQuotaReason;
}

/** A check-in at the desk by what the citizen shows: the code, or the text of the QR. One of the two. */
export class CheckInRequest {
  @Rule<CheckInRequest>((it) => (it.code === undefined) !== (it.qr === undefined), {
    code: 'code_or_qr',
    detail: { id: 'Isi kode atau QR, salah satu.', en: 'Give the code or the QR, one of them.' },
  })
  @Text({ max: 100, optional: true, example: 'CTH-7K2M9QXF-Q', description: 'The booking code, as dictated.' })
  code?: string;

  @Text({ max: 500, optional: true, description: 'What the scanner read from the QR.' })
  qr?: string;

  @Id({
    optional: true,
    description: 'The service point of this desk; a booking for another one is refused with its name.',
  })
  servicePointId?: string;
}

export class BookingCheckInRequest {
  @Id({
    optional: true,
    description: 'The service point of this desk; a booking for another one is refused with its name.',
  })
  servicePointId?: string;
}

export class CounterView {
  @Id()
  id: string;

  @Whole({ min: 1, max: 999 })
  number: number;

  @Text({ max: 120 })
  name: string;
}

/** How many before, and how long that is likely to take. */
export class PlaceView extends WaitView {
  @Whole({ min: 0, max: 100_000, description: 'How many are called before, as the order stands now.' })
  before: number;

  @Flag({ description: 'So few before that one should be at hand: the office’s own threshold.' })
  near: boolean;
}

/** Where on a journey of several steps. */
export class StepView {
  @Text({ max: 40, example: 'interview_photo' })
  code: string;

  @Whole({ min: 1, max: 8, description: 'Which one of them.' })
  number: number;

  @Whole({ min: 1, max: 8 })
  of: number;

  @Localized()
  name: Localized;
}

export class TicketPriorityView {
  @OneOf(PRIORITY_STATES, {
    description: '`declared` until an officer has looked; without that a machine’s word moves nobody ahead.',
  })
  state: PriorityState;

  @OneOf(PRIORITY_CATEGORIES, { nullable: true, description: 'For staff, once it is verified.' })
  category: PriorityCategoryCode | null;

  @Localized({ nullable: true, description: 'What to say to somebody whose priority was not verified.' })
  words: Localized | null;
}

export class TicketView {
  @Id()
  id: string;

  @Text({ max: 20, example: 'A-012', description: 'What is printed, shown and spoken.' })
  number: string;

  @OneOf(TICKET_STATES)
  state: TicketState;

  @OneOf(LANES)
  lane: Lane;

  @Nested(() => TicketPriorityView, { nullable: true, description: 'Only of somebody who asked for priority.' })
  priority: TicketPriorityView | null;

  @Text({ max: 60 })
  serviceCode: string;

  @Id()
  servicePointId: string;

  @Text({ max: 200 })
  servicePointName: string;

  @Day({ description: 'The office day the number belongs to.' })
  on: string;

  @Id({ nullable: true })
  bookingId: string | null;

  @Nested(() => CounterView, {
    nullable: true,
    description: 'The counter that calls, serves or served, or that parked it.',
  })
  counter: CounterView | null;

  @Instant()
  issuedAt: string;

  @Instant({ nullable: true, description: 'The last call.' })
  calledAt: string | null;

  @Instant({ nullable: true })
  startedAt: string | null;

  @Instant({ nullable: true })
  endedAt: string | null;

  @Whole({ min: 0, max: 1000, description: 'Calls and repeated calls so far.' })
  callCount: number;

  @Nested(() => PlaceView, { nullable: true, description: 'Only while waiting.' })
  place: PlaceView | null;

  @Nested(() => StepView, { nullable: true, description: 'The step it is at, where the service has several.' })
  step: StepView | null;

  @OneOf(PARK_REASONS, { nullable: true, description: 'What a parked ticket waits for.' })
  parkedFor: ParkReason | null;

  @ListOf(() => OneOf(TICKET_ACTIONS), { description: 'What this caller may do next.' })
  actions: string[];

  @Whole({ min: 1, max: 1_000_000 })
  version: number;

  @Text({
    max: 500,
    nullable: true,
    description: 'Secret link for the citizen to follow the ticket; given once, when the ticket is made.',
  })
  link: string | null;
}

/** A line of a list of tickets. */
export class TicketRow {
  @Id()
  id: string;

  @Text({ max: 20, example: 'A-012' })
  number: string;

  @OneOf(LANES)
  lane: Lane;

  @OneOf(TICKET_STATES)
  state: TicketState;

  @Whole({ min: 0, max: 100_000, description: 'All spells of waiting together.' })
  waitedMinutes: number;

  @Instant({ description: 'By when this person should be called.' })
  dueAt: string;

  @Whole({ min: 0, max: 100_000 })
  overdueMinutes: number;

  @Text({ max: 60 })
  serviceCode: string;

  @Text({ max: 30, nullable: true })
  bookingCode: string | null;

  @Nested(() => StepView, { nullable: true, description: 'The step it is at, where the service has several.' })
  step: StepView | null;
}

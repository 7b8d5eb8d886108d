import { Day, Id, Instant, ListOf, Nested, OneOf, PageQuery, Rule, Text, Whole } from '@buka-pintu/platform';
import { BOOKING_STATES, type BookingState } from '../bookings/booking.lifecycle.js';
import { BookingContact, BookingPerson } from '../bookings/booking.dto.js';
import { ROSTER_ACTIONS, ROSTER_STATES, type RosterAction, type RosterState } from './roster.lifecycle.js';

export const MEMBERS_AT_MOST = 200;

export class RosterLetter {
  @Text({ min: 1, max: 80, example: '470/112/DS-KNG/2026' }) number: string;
  @Day() on: string;
  @Text({ min: 2, max: 200, description: 'Who keeps the paper, and where: files are not kept here' }) keptBy: string;
}

export class RosterContact extends BookingContact {
  @Text({ max: 120, pattern: /\p{L}/u, personal: true, example: 'Ketut Sudarma' }) name: string;
}

export class RosterRequest {
  @Text({ max: 12, example: 'CTH', description: 'The office that is asked' }) officeCode: string;
  @Text({ max: 60, example: 'passport_new_adult' }) serviceCode: string;
  @Text({ min: 2, max: 160, example: 'Pemerintah Desa Kenanga', description: 'The body that asks' }) requester: string;
  @Nested(() => RosterLetter) letter: RosterLetter;
  @Text({ min: 2, max: 300, description: 'Where the unit should come' }) place: string;
  @Day({ description: 'The first day that suits the group' }) wantedFrom: string;
  @Rule<RosterRequest>((it) => it.wantedFrom <= it.wantedTo, {
    code: 'wanted_order',
    detail: { id: 'Hari akhir sebelum hari awal.', en: 'The last day lies before the first.' },
  })
  @Day({ description: 'The last one' })
  wantedTo: string;
  @Nested(() => RosterContact) contact: RosterContact;
  @ListOf(() => BookingPerson, { minItems: 1, maxItems: MEMBERS_AT_MOST }) members: BookingPerson[];
}

export class RosterMembersRequest {
  @ListOf(() => BookingPerson, { minItems: 1, maxItems: MEMBERS_AT_MOST, description: 'The whole list anew' })
  members: BookingPerson[];
}

export class RosterDay {
  @Id({ description: 'A mobile unit or an event of the office' }) servicePointId: string;
  @Day() on: string;
}

export class RosterProposalRequest {
  @ListOf(() => RosterDay, { minItems: 1, maxItems: 10, description: 'Instead of what was proposed before' })
  days: RosterDay[];
}

export class RosterDeclineRequest {
  @Text({ min: 5, max: 300, description: 'Told to the requester; nothing about a person' }) reason: string;
}

export class RosterOfficeQuery extends PageQuery {
  @Text({ max: 12, description: 'The office that is asked', example: 'CTH' }) officeCode: string;
  @OneOf(ROSTER_STATES, { optional: true, description: 'Only those in this state' }) state?: RosterState;
}

export const MEMBER_REMARKS = ['booked', 'other_roster'] as const;

export class RosterMemberView {
  @Id() id: string;
  @Whole({ min: 1, max: MEMBERS_AT_MOST }) position: number;
  @Text({ max: 120, personal: true, description: 'Masked, except to staff who open the roster' }) name: string;
  @OneOf(MEMBER_REMARKS, { nullable: true, description: 'Why this person can’t have a seat now' })
  remark: (typeof MEMBER_REMARKS)[number] | null;
  @Text({ max: 30, nullable: true }) bookingCode: string | null;
  @OneOf(BOOKING_STATES, { nullable: true }) bookingState: BookingState | null;
  @Instant({ nullable: true }) startsAt: string | null;
}

export class RosterProposalView extends RosterDay {
  @Whole({ min: 0, max: 100_000, description: 'Group seats that are free at this moment' }) seatsLeft: number;
}

export class RosterRow {
  @Id() id: string;
  @OneOf(ROSTER_STATES) state: RosterState;
  @Text({ max: 60 }) serviceCode: string;
  @Text({ max: 160 }) requester: string;
  @Text({ max: 300 }) place: string;
  @Day() wantedFrom: string;
  @Day() wantedTo: string;
  @Id({ nullable: true }) servicePointId: string | null;
  @Day({ nullable: true, description: 'The day of the visit' }) on: string | null;
  @Whole({ min: 0, max: MEMBERS_AT_MOST }) size: number;
  @Instant() createdAt: string;
  @Whole({ min: 1, max: 1_000_000 }) version: number;
}

export class RosterView extends RosterRow {
  @Text({ max: 12 }) officeCode: string;
  @Nested(() => RosterLetter) letter: RosterLetter;
  @Text({ max: 120, personal: true, description: 'Masked, except to staff' }) contactName: string;
  @Text({ max: 300, nullable: true }) reason: string | null;
  @ListOf(() => RosterMemberView, { maxItems: MEMBERS_AT_MOST }) members: RosterMemberView[];
  @ListOf(() => RosterProposalView) proposals: RosterProposalView[];
  @ListOf(() => OneOf(ROSTER_ACTIONS), { description: 'What this caller may do next' }) actions: RosterAction[];
}

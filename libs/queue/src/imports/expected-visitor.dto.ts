import { Day, Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '@buka-pintu/platform';
import { BOOKABLE_LANES, type BookableLane } from '../supply/lane.js';
import { TICKET_STATES, type TicketState } from '../tickets/ticket.lifecycle.js';
import {
  VISITOR_ACTIONS,
  VISITOR_STATES,
  type VisitorAction,
  type VisitorState,
} from './expected-visitor.lifecycle.js';

export class ExpectedVisitorQuery extends PageQuery {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ optional: true, description: 'The office day; today when left out' }) on?: string;
  @OneOf(VISITOR_STATES, { optional: true, description: 'Only these; every state when left out' }) state?: VisitorState;
}

export class VisitorTicket {
  @Id() id: string;
  @Text({ max: 20, example: 'A-012' }) number: string;
  @OneOf(TICKET_STATES) state: TicketState;
}

/** Somebody whom an imported list announces. */
export class ExpectedVisitorView {
  @Id() id: string;
  @OneOf(VISITOR_STATES) state: VisitorState;
  @Id() servicePointId: string;
  @Day() on: string;
  @Instant({ nullable: true, description: 'null: the list names no time' }) startsAt: string | null;
  @Text({ max: 60 }) serviceCode: string;
  @OneOf(BOOKABLE_LANES) lane: BookableLane;
  @Text({ max: 60, personal: true, description: 'The application number; in lists but for its last four signs' })
  number: string;
  @Text({ max: 120, personal: true, description: 'Masked in lists' }) name: string;
  @Instant({ nullable: true, description: 'Since when the newest list of the day does not name this person' })
  vanishedAt: string | null;
  @Nested(() => VisitorTicket, { nullable: true }) ticket: VisitorTicket | null;
  @ListOf(() => OneOf(VISITOR_ACTIONS), { description: 'What this caller may do next' }) actions: VisitorAction[];
  @Whole({ min: 1, max: 1_000_000 }) version: number;
}

export class VisitorSearch {
  @Id({ description: 'Where to look, and on which day' }) servicePointId: string;
  @Text({
    min: 4,
    max: 500,
    personal: true,
    description: 'The application number, or what a scanner read',
    example: 'MP-1001',
  })
  shown: string;
}

export class VisitorFileRequest {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
  @Day({ optional: true, description: 'The office day; today when left out' }) on?: string;
}

export class VisitorFileView {
  @Text({ max: 120, example: 'daftar-2026-11-24.csv' }) fileName: string;
  @Text({ max: 5_000_000, personal: true, description: 'CSV with semicolons, to be kept as it is' }) content: string;
  @Whole({ description: 'People in the file' }) lines: number;
}

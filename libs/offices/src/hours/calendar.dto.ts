import { Day, Flag, Id, Instant, ListOf, Localized, Nested, OneOf, Text } from '@buka-pintu/platform';
import { CHANGE_CODES, CLOSED_CODES, type ClosedCode, type DayChange } from './opening.js';

export class CalendarQuery {
  @Day({ optional: true, description: 'Today at the office when left out' }) from?: string;
  @Day({ optional: true, description: 'At most 92 days after the first; 30 after it when left out' }) to?: string;
  @Id({ optional: true, description: 'Only this service point' }) servicePointId?: string;
}

export class CalendarPeriod {
  @Instant() startsAt: string;
  @Instant() endsAt: string;
}

export class WhyClosed {
  @OneOf(CLOSED_CODES) code: ClosedCode;
  @Localized() name: Localized;
}

export class CalendarChange {
  @OneOf(CHANGE_CODES) code: DayChange['code'];
  @Localized() name: Localized;
  @ListOf(() => CalendarPeriod, { description: 'The hours it takes away, where it takes only some' })
  periods: CalendarPeriod[];
}

export class CalendarDay {
  @Day() on: string;
  @ListOf(() => CalendarPeriod, { description: 'When it is open' }) periods: CalendarPeriod[];
  @Nested(() => WhyClosed, { nullable: true, description: 'Why it is closed the whole day' }) closed: WhyClosed | null;
  @ListOf(() => CalendarChange, { description: 'What makes it differ from an ordinary day' }) changes: CalendarChange[];
  @Flag({ description: 'The decree of that year is not in yet: feasts may still move' }) unsure: boolean;
}

export class CalendarPoint {
  @Id() id: string;
  @Text({ max: 12, example: 'CTH-1' }) code: string;
  @Text({ max: 120 }) name: string;
  @ListOf(() => CalendarDay, { maxItems: 93 }) days: CalendarDay[];
}

export class OfficeCalendarView {
  @Text({ max: 8, example: 'CTH' }) officeCode: string;
  @Text({ max: 60, example: 'Asia/Jakarta' }) zone: string;
  @Day() from: string;
  @Day() to: string;
  @ListOf(() => CalendarPoint, { maxItems: 999 }) servicePoints: CalendarPoint[];
}

import { CLOSING_TIME } from '@buka-pintu/offices';
import { Day, Id, Instant, ListOf, Localized, Nested, OneOf, Rule, Text, TimeOfDay, Whole } from '@buka-pintu/platform';
import { HitBooking } from '../affected/hit-booking.dto.js';
import { LANES, type Lane } from './lane.js';
import { SlotLaneView } from './slot.dto.js';

export class SlotRuleQuery {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
}

export class LaneSeatsShape {
  @OneOf(LANES) lane: Lane;
  @Whole({ max: 200, description: 'Seats of this lane in each slot' }) seats: number;
  @OneOf(LANES, {
    optional: true,
    description: 'The lane for which its unsold seats count from `spillAt` on; a lane that receives may not give on',
  })
  spillTo?: Lane;
  @TimeOfDay({ optional: true, description: 'With `spillTo`: when, by the office’s clock', example: '16:00' })
  spillAt?: string;
  @Whole({ max: 60, optional: true, description: 'How many days before the visit; 0, the day itself, when left out' })
  spillDaysBefore?: number;
}

export class WeekPeriodShape {
  @Whole({ min: 1, max: 7, description: '1 is Monday, 7 is Sunday' }) weekday: number;
  @TimeOfDay({ example: '08:00' }) opensAt: string;
  @Text({ ...CLOSING_TIME, example: '12:00' }) closesAt: string;
}

function spills({ lanes }: { lanes: LaneSeatsShape[] }, from: Lane | undefined): boolean {
  return from !== undefined && lanes.some(({ lane, spillTo }) => lane === from && spillTo !== undefined);
}

/** What every rule says, asked and answered alike. */
class SlotRuleTerms {
  @Whole({ min: 5, max: 480, description: 'Length of a slot in minutes', example: 30 }) minutes: number;

  @Rule<SlotRuleTerms>((it) => new Set(it.lanes.map(({ lane }) => lane)).size === it.lanes.length, {
    code: 'lane_twice',
    detail: { id: 'Setiap jalur hanya sekali.', en: 'Each lane only once.' },
  })
  @Rule<SlotRuleTerms>((it) => it.lanes.some(({ seats }) => seats > 0), {
    code: 'no_seats',
    detail: { id: 'Beri sedikitnya satu kursi.', en: 'Give at least one seat.' },
  })
  @Rule<SlotRuleTerms>((it) => it.lanes.every(({ spillTo, spillAt }) => !spillTo === !spillAt), {
    code: 'spill_time',
    detail: {
      id: 'Sebutkan jalur tujuan dan jam peralihannya, keduanya.',
      en: 'Name both the lane that the seats spill to and the time.',
    },
  })
  @Rule<SlotRuleTerms>((it) => it.lanes.every(({ lane, spillTo }) => lane !== spillTo), {
    code: 'spill_to_itself',
    detail: { id: 'Jalur tidak dapat beralih ke dirinya sendiri.', en: 'A lane can not spill to itself.' },
  })
  @Rule<SlotRuleTerms>((it) => !it.lanes.some(({ lane, spillTo }) => lane !== spillTo && spills(it, spillTo)), {
    code: 'spill_chain',
    detail: {
      id: 'Jalur yang menerima kursi tidak boleh mengalihkannya lagi. Alihkan langsung ke jalur terakhir.',
      en: 'A lane that receives seats may not give them on. Let them spill to the last lane directly.',
    },
  })
  @ListOf(() => LaneSeatsShape, { maxItems: LANES.length, description: 'A lane left out has no seats' })
  lanes: LaneSeatsShape[];

  @Whole({ max: 180, description: 'How many days ahead a day can be booked', example: 14 }) horizonDays: number;
  @TimeOfDay({ description: 'When on that day it goes on sale, by the office’s clock', example: '08:00' })
  releaseTime: string;
  @Whole({ max: 60, description: 'Until how many days before it a visit may be cancelled; 0: until it begins' })
  cancelDays: number;
  @Day({ description: 'From today on; without a last day it holds until another rule begins', example: '2026-11-23' })
  validFrom: string;
}

export class SlotRuleChange extends SlotRuleTerms {
  @ListOf(() => WeekPeriodShape, {
    maxItems: 70,
    optional: true,
    description:
      'The parts of the opening hours that become slots, by weekday; all opening hours when empty or left out',
  })
  periods?: WeekPeriodShape[];

  @Rule<SlotRuleChange>((it) => !it.validTo || it.validTo >= it.validFrom, {
    code: 'before_first_day',
    detail: {
      id: 'Hari terakhir tidak boleh sebelum hari pertama.',
      en: 'The last day can not come before the first.',
    },
  })
  @Day({
    nullable: true,
    optional: true,
    description: 'With a last day the rule holds for these days only, instead of whatever holds otherwise',
  })
  validTo?: string | null;
}

export class SlotRuleRequest extends SlotRuleChange {
  @Id() servicePointId: string;
}

export class SlotRuleView extends SlotRuleTerms {
  @Id() id: string;
  @Id() servicePointId: string;
  @ListOf(() => WeekPeriodShape, { maxItems: 70, description: 'Empty: all opening hours' }) periods: WeekPeriodShape[];
  @Day({ nullable: true, description: 'null: until another rule begins' }) validTo: string | null;
  @Whole({ min: 1 }) version: number;
}

export class SlotRulePreviewRequest {
  @Id() servicePointId: string;
  @Id({ optional: true, description: 'The rule to be changed or removed; a new one when left out' }) id?: string;
  @Rule<SlotRulePreviewRequest>((it) => it.rule !== null || it.id !== undefined, {
    code: 'rule_or_id',
    detail: { id: 'Sebutkan aturan yang akan dihapus.', en: 'Name the rule that is to be removed.' },
  })
  @Nested(() => SlotRuleChange, { nullable: true, description: 'null: the rule is to be removed' })
  rule: SlotRuleChange | null;
}

export class PlannedSlotView {
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @ListOf(() => SlotLaneView, { description: 'As it would be laid, with what is booked now' }) lanes: SlotLaneView[];
}

export class PlannedDay {
  @Day() on: string;
  @Localized({ nullable: true, description: 'Why the day is closed' }) closed: Localized | null;
  @ListOf(() => PlannedSlotView, { maxItems: 300 }) slots: PlannedSlotView[];
}

/** What a slot rule would do, before it is saved. Nothing is saved. */
export class SlotRulePreviewView {
  @Whole({ description: 'Confirmed bookings whose slot would be gone; they stay confirmed and are listed as affected' })
  bookingsHit: number;
  @ListOf(() => HitBooking, { description: 'The first hundred of them, by time' }) bookings: HitBooking[];
  @Whole({ description: 'Booked seats beyond the new number of their slot; their people keep them' }) seatsKept: number;
  @Whole({ description: 'Free seats that would go off the sale' }) seatsWithdrawn: number;
  @Whole({ description: 'Seats that would be new' }) seatsAdded: number;
  @Whole({ description: 'Slots that would be new' }) slotsAdded: number;
  @ListOf(() => WeekPeriodShape, {
    maxItems: 70,
    description:
      'Periods of the rule that lie outside the opening hours of the next four weeks, whole or in part: no slots there',
  })
  outside: WeekPeriodShape[];
  @ListOf(() => PlannedDay, { maxItems: 7, description: 'The week in which it begins, as it would be laid' })
  week: PlannedDay[];
}

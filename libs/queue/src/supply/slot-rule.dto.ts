import { Day, Id, ListOf, OneOf, Rule, TimeOfDay, Whole } from '@buka-pintu/platform';
import { LANES, type Lane } from './lane.js';

export class SlotRuleQuery {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
}

export class LaneSeatsShape {
  @OneOf(LANES) lane: Lane;
  @Whole({ max: 200, description: 'Seats of this lane in each slot' }) seats: number;
}

export class SlotRuleChange {
  @Whole({ min: 5, max: 480, description: 'Length of a slot in minutes', example: 30 }) minutes: number;

  @Rule<SlotRuleChange>((it) => new Set(it.lanes.map(({ lane }) => lane)).size === it.lanes.length, {
    code: 'lane_twice',
    detail: { id: 'Setiap jalur hanya sekali.', en: 'Each lane only once.' },
  })
  @Rule<SlotRuleChange>((it) => it.lanes.some(({ seats }) => seats > 0), {
    code: 'no_seats',
    detail: { id: 'Beri sedikitnya satu kursi.', en: 'Give at least one seat.' },
  })
  @ListOf(() => LaneSeatsShape, { maxItems: LANES.length, description: 'A lane left out has no seats' })
  lanes: LaneSeatsShape[];

  @Whole({ max: 180, description: 'How many days ahead a day can be booked', example: 14 }) horizonDays: number;
  @TimeOfDay({ description: 'When on that day it goes on sale, by the office’s clock', example: '08:00' })
  releaseTime: string;
  @Whole({ max: 60, description: 'Until how many days before it a visit may be cancelled; 0: until it begins' })
  cancelDays: number;
  @Day({ description: 'From today on; it holds until another rule begins', example: '2026-11-23' }) validFrom: string;
}

export class SlotRuleRequest extends SlotRuleChange {
  @Id() servicePointId: string;
}

export class SlotRuleView extends SlotRuleRequest {
  @Id() id: string;
  @Day({ nullable: true }) validTo: string | null;
  @Whole({ min: 1 }) version: number;
}

import { Day, Flag, Id, Whole } from '@buka-pintu/platform';

/** The right to give numbers beyond the day's walk-in seats. */
export const EXCEED = 'queue:walk-ins:exceed';

/** Why a number is given beyond the walk-in seats; codes, so that they can be counted and name nobody. */
export const OVER_QUOTA_REASONS = [
  'urgent_travel',
  'office_mistake',
  'came_from_far',
  'time_to_spare',
  'other',
] as const;
export type OverQuotaReason = (typeof OVER_QUOTA_REASONS)[number];

export class WalkInQuotaQuery {
  @Id({ description: 'Where the people stand' }) servicePointId: string;
}

export class WalkInQuotaView {
  @Id() servicePointId: string;
  @Day() on: string;
  @Flag({ description: 'Whether walk-in seats are planned today; without any everybody gets a number' })
  limited: boolean;
  @Whole({ description: 'Walk-in seats of the whole day' }) seats: number;
  @Whole({ description: 'Of them free, in slots that run or are to come' }) left: number;
  @Flag({ description: 'Whether you may give a number beyond them, with a reason' }) mayExceed: boolean;
}

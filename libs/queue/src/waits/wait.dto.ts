import { OneOf, Whole } from '@buka-pintu/platform';

const MINUTES = { min: 0, max: 10_000 };

export const UNSURE = ['soon', 'too_few', 'no_counter', 'disruption', 'closed', 'long'] as const;
export type Unsure = (typeof UNSURE)[number];

/** How long somebody will wait, as far as that can be said. */
export class WaitView {
  @Whole({ ...MINUTES, nullable: true, description: 'As likely shorter as longer, in minutes from now.' })
  p50Minutes: number | null;

  @Whole({ ...MINUTES, nullable: true, description: 'Nine in ten wait no longer, in minutes from now.' })
  p90Minutes: number | null;

  @OneOf(UNSURE, {
    nullable: true,
    description:
      'Why no interval is told: `soon` it is being computed, `too_few` recent days to learn from, `no_counter` open for this person, ' +
      'a `disruption` runs, the point is `closed`, or the day may end before (`long`).',
  })
  unsure: Unsure | null;
}

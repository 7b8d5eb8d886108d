import { Day, Decimal, Flag, Id, ListOf, Localized, TimeOfDay, Whole } from '@buka-pintu/platform';

const COUNT = { min: 0, max: 1_000_000 };

export class SeatSuggestionQuery {
  @Id({ description: 'The service point.' })
  servicePointId: string;
}

export class SeatSuggestionView {
  @TimeOfDay({ description: 'When the slot begins, by the office’s clock.' })
  startsAt: string;

  @Whole({ min: 1, max: 1440 })
  minutes: number;

  @Whole({
    ...COUNT,
    description: 'Slots of this time on the days looked at; the next four are of all of them together.',
  })
  slots: number;

  @Whole(COUNT)
  offered: number;

  @Whole(COUNT)
  sold: number;

  @Whole(COUNT)
  used: number;

  @Whole(COUNT)
  noShows: number;

  @Decimal({ min: 0, description: 'Counters that use to call then, on average.' })
  counters: number;

  @Whole({
    ...COUNT,
    nullable: true,
    description: 'Half of the people take no longer at a counter. Null: too few to say.',
  })
  p50Seconds: number | null;

  @Decimal({ min: 0, max: 1, nullable: true, description: 'Of those booked, who came.' })
  showUpRate: number | null;

  @Whole({ ...COUNT, nullable: true, description: 'Seats that the counters could serve; null: too few to say.' })
  seats: number | null;

  @Localized({ nullable: true, description: 'How that is reckoned.' })
  arithmetic: Localized | null;
}

/** What the planner may want to know before it lays seats; nothing changes by it. */
export class SeatSuggestionsView {
  @Day({ description: 'The first day looked at.' })
  from: string;

  @Day({ description: 'The last day looked at.' })
  to: string;

  @Whole({ ...COUNT, description: 'Fewer people than this at a slot’s time and no size is suggested.' })
  fewestMeasured: number;

  @Flag({ description: 'Always true: no rule is changed by it.' })
  suggestionOnly: boolean;

  @ListOf(() => SeatSuggestionView, { description: 'In the order of the day.' })
  items: SeatSuggestionView[];
}

import { Injectable } from '@nestjs/common';
import { addDays, Db, demand, type IsoDay, type Principal, timeIn } from '@buka-pintu/platform';
import { recordOffice } from '../record-office.js';
import { Points } from '../tickets/points.service.js';
import type { Spell } from '../waits/habits.js';
import { spellsBetween } from '../waits/wait.queries.js';
import { FEWEST_MEASURED } from './definitions.js';
import { slotTimes, type SlotTime } from './figures.queries.js';
import { HeavyReads } from './heavy-reads.js';
import { inWords, sizeSeats } from './seat-suggestion.js';
import type { SeatSuggestionsView, SeatSuggestionView } from './seat-suggestion.dto.js';

/** Four weeks, today left out: it is not over. */
const DAYS = 28;
/** A longer pause between two people is no turn of the papers. */
const LONGEST_TURN = 180;

/** How many seats a slot's time could carry, from who was served when in the last weeks. */
@Injectable()
export class SeatSuggestions {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly heavy: HeavyReads,
  ) {}

  /** @throws not_found for a service point out of the caller's reach */
  async of(caller: Principal, servicePointId: string): Promise<SeatSuggestionsView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, 'queue:slots:read');
    const { office, today: on } = await this.points.at(officeId, servicePointId);
    const today = on as IsoDay;
    const [from, to] = [addDays(today, -DAYS), addDays(today, -1)];
    const at = { officeId, servicePointId, today };
    const [times, spells] = await this.heavy.read(async () => [
      await slotTimes(this.db, { ...at, zone: office.zone }, from, to),
      await spellsBetween(this.db, at, from, to),
    ]);
    const items = times.map((time) => suggestion(time, spells, office.zone));
    return { from, to, fewestMeasured: FEWEST_MEASURED, suggestionOnly: true, items };
  }
}

function suggestion(time: SlotTime, spells: readonly Spell[], zone: string): SeatSuggestionView {
  const { starts_at: startsAt, minutes, slots, offered, sold, used, no_shows: noShows } = time;
  const [from, until] = [minuteOf(startsAt), minuteOf(startsAt) + minutes];
  const then = spells.filter(({ started_at: at }) => {
    const minute = minuteOf(timeIn(zone, new Date(at)));
    return minute >= from && minute < until;
  });
  const took = then.flatMap(({ answered, seconds, turn_seconds: turn }) =>
    answered ? [seconds + (turn !== null && turn <= LONGEST_TURN ? turn : 0)] : [],
  );
  const days = new Set(then.map((it) => it.on_day)).size;
  const counters = days === 0 ? 0 : new Set(then.map((it) => `${it.on_day} ${it.counter_id}`)).size / days;
  const past = { startsAt, minutes, slots, offered, sold, used, noShows, counters: Math.round(counters * 10) / 10 };
  const showUpRate = used + noShows === 0 ? null : used / (used + noShows);
  if (took.length < FEWEST_MEASURED || showUpRate === null) {
    return { ...past, p50Seconds: null, showUpRate, seats: null, arithmetic: null };
  }
  const p50Seconds = Math.floor(took.sort((a, b) => a - b)[Math.ceil(took.length / 2) - 1]!);
  const experience = { counters: past.counters, minutes, p50Seconds, showUpRate };
  const sized = sizeSeats(experience);
  return { ...past, p50Seconds, showUpRate, seats: sized.seats, arithmetic: inWords(experience, sized) };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

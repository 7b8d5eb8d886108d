import type { Localized } from '@buka-pintu/platform';

/** What recent days say of one slot's time. */
export interface SlotExperience {
  /** Counters that use to call then, on average. */
  counters: number;
  /** Length of the slot. */
  minutes: number;
  /** Half of the people take no longer at a counter, the turn to the next included. */
  p50Seconds: number;
  /** Of those booked, how many come; from 0 to 1. */
  showUpRate: number;
}

export interface SeatArithmetic {
  /** People the counters can serve in the slot. */
  capacity: number;
  /** Seats to offer: never more than can be served, however many stay away. */
  seats: number;
  /** Of those seats, how many will come. */
  come: number;
  /** What is left for walk-ins. */
  walkIns: number;
}

/**
 * Lane sizing: counters × minutes ÷ P50 time at a counter is what can be served; times the show-up rate, what of as many seats will be
 * used. The seats of those who stay away are not sold twice: they are room for walk-ins.
 */
export function sizeSeats({ counters, minutes, p50Seconds, showUpRate }: SlotExperience): SeatArithmetic {
  const capacity = p50Seconds > 0 ? (counters * minutes * 60) / p50Seconds : 0;
  const seats = Math.floor(capacity + 1e-9);
  const come = Math.round(seats * showUpRate);
  return { capacity: Math.round(capacity * 10) / 10, seats, come, walkIns: Math.max(0, seats - come) };
}

/** The same in words, so that whoever plans can check it with a pencil. */
export function inWords(it: SlotExperience, { seats, come, walkIns }: SeatArithmetic): Localized {
  const [counters, p50, rate] = [round(it.counters), round(it.p50Seconds / 60), Math.round(it.showUpRate * 100)];
  const comma = (value: number): string => String(value).replace('.', ',');
  return {
    id:
      `${comma(counters)} loket × ${it.minutes} menit ÷ ${comma(p50)} menit = ${seats} orang. ` +
      `Dari ${seats} kursi datang ${rate} % = ${come}; ${walkIns} untuk yang datang langsung.`,
    en:
      `${counters} counters × ${it.minutes} min ÷ ${p50} min = ${seats} people. ` +
      `Of ${seats} seats ${rate} % come = ${come}; ${walkIns} for walk-ins.`,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

import { comparedName, instantAt, type IsoDay, type Zone } from '@buka-pintu/platform';
import { fault, type LineFault } from './visitor-faults.js';
import type { VisitorLine } from './visitor-lines.js';
import type { KnownVisitor, OwnBooking } from './visitor-import.queries.js';

/** A line with the keys by which it is found. */
export interface KeyedLine extends VisitorLine {
  key: string;
  personKey: Buffer | null;
  startsAt: string | null;
}

/** What registering a list does to the day. */
export interface Comparison {
  added: KeyedLine[];
  changed: { visitor: KnownVisitor; line: KeyedLine }[];
  vanished: KnownVisitor[];
  faults: LineFault[];
  booked: { line: number; by: 'nik' | 'name'; bookingCode: string }[];
}

interface Day {
  servicePointId: string;
  visitors: readonly KnownVisitor[];
  bookings: readonly OwnBooking[];
  visitorName: (visitor: KnownVisitor) => string;
  bookingName: (booking: OwnBooking) => string;
}

/** Puts a line's time on the day, by the office's clock. */
export function startOf(zone: Zone, on: IsoDay, { time }: Pick<VisitorLine, 'time'>): string | null {
  return time === null ? null : instantAt(zone, on, time);
}

/** Compares a list with what the day knows. Whoever has come already is neither changed nor gone. */
export function compareVisitors(lines: readonly KeyedLine[], day: Day): Comparison {
  const known = new Map(day.visitors.map((visitor) => [visitor.numberKey.toString('hex'), visitor]));
  const result: Comparison = { added: [], changed: [], vanished: [], faults: [], booked: bookedAmong(lines, day) };
  for (const line of lines) {
    const visitor = known.get(line.key);
    if (!visitor) result.added.push(line);
    else if (visitor.servicePointId !== day.servicePointId)
      result.faults.push(fault(line.line, 'number', 'other_point'));
    else if (visitor.state === 'expected' && differs(visitor, line, day.visitorName(visitor)))
      result.changed.push({ visitor, line });
  }
  const named = new Set(lines.map((line) => line.key));
  result.vanished = day.visitors.filter(
    (visitor) =>
      visitor.servicePointId === day.servicePointId &&
      visitor.state === 'expected' &&
      visitor.vanishedAt === null &&
      !named.has(visitor.numberKey.toString('hex')),
  );
  return result;
}

function differs(visitor: KnownVisitor, line: KeyedLine, name: string): boolean {
  return (
    visitor.vanishedAt !== null ||
    (visitor.startsAt?.toISOString() ?? null) !== line.startsAt ||
    visitor.serviceCode !== line.serviceCode ||
    visitor.lane !== line.lane ||
    name !== line.name ||
    (line.personKey !== null && !visitor.personKey?.equals(line.personKey))
  );
}

function bookedAmong(lines: readonly KeyedLine[], { bookings, bookingName }: Day): Comparison['booked'] {
  const byPerson = new Map(bookings.map((booking) => [booking.personKey.toString('hex'), booking.code]));
  const byName = new Map(bookings.map((booking) => [comparedName(bookingName(booking)), booking.code]));
  return lines.flatMap(({ line, personKey, name }): Comparison['booked'] => {
    const sure = personKey && byPerson.get(personKey.toString('hex'));
    if (sure) return [{ line, by: 'nik', bookingCode: sure }];
    // With a NIK on both sides the same name is somebody else.
    const perhaps = personKey ? undefined : byName.get(comparedName(name));
    return perhaps ? [{ line, by: 'name', bookingCode: perhaps }] : [];
  });
}

/** What an office promises and demands of bookings, as data (`booking_rule`). */
export interface BookingRule {
  /** Every booking of the service begins as a hold. */
  demandsProof: boolean;
  /** How long a seat is held for a proof, at most until the slot begins. */
  holdMinutes: number;
  /** How often a visit may be moved by the person or the client. */
  reschedules: number;
  /** Until the end of the day how many days before the visit (H-n), by the office's clock; 0: until it begins. */
  rescheduleDays: number;
  /** How many holds one person may let go in a day before the next is refused. */
  holdsPerPerson: number;
  /** How many holds one API client may have open in the office. */
  holdsPerClient: number;
}

/** Holds until an office writes its own row. */
export const DEFAULT_BOOKING_RULE: BookingRule = {
  demandsProof: false,
  holdMinutes: 120,
  reschedules: 1,
  rescheduleDays: 1,
  holdsPerPerson: 3,
  holdsPerClient: 100,
};

/** A rule with where and from when it holds; null: everywhere, for everything. */
export interface PlacedRule extends BookingRule {
  servicePointId: string | null;
  serviceCode: string | null;
  validFrom: string;
}

/** The rule for a service at a point on a day: the more it names the sooner it counts, the point before the service. */
export function ruleFor(
  rules: readonly PlacedRule[],
  servicePointId: string,
  serviceCode: string,
  onDay: string,
): BookingRule {
  const rank = (rule: PlacedRule): number => (rule.servicePointId ? 2 : 0) + (rule.serviceCode ? 1 : 0);
  return (
    rules
      .filter((rule) => rule.servicePointId === null || rule.servicePointId === servicePointId)
      .filter((rule) => rule.serviceCode === null || rule.serviceCode === serviceCode)
      .filter((rule) => rule.validFrom <= onDay)
      .sort((a, b) => rank(b) - rank(a) || b.validFrom.localeCompare(a.validFrom))[0] ?? DEFAULT_BOOKING_RULE
  );
}

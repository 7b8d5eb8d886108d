import type { AvailabilityView } from './availability.dto.js';
import type { SlotRuleView } from './slot-rule.dto.js';
import type { SlotWeekView } from './slot.dto.js';

const slot = {
  id: '019ab3c4-5d6e-7001-8f90-a1b2c3d4e5f6',
  startsAt: '2026-11-24T01:30:00.000Z',
  endsAt: '2026-11-24T02:00:00.000Z',
};

/** Two days as the documents show them: one with a slot to book, one that is closed. */
export const AVAILABILITY_EXAMPLE: AvailabilityView = {
  officeCode: 'CTH',
  servicePointId: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
  serviceCode: 'passport_new_adult',
  lane: 'regular',
  from: '2026-11-24',
  to: '2026-11-25',
  version: 81_604_378_624_000,
  days: [
    { on: '2026-11-24', slots: [{ ...slot, seatsLeft: 3 }], whyNot: null },
    {
      on: '2026-11-25',
      slots: [],
      whyNot: { code: 'closed', reason: { id: 'Pelatihan petugas', en: 'Staff training' } },
    },
  ],
  whyNot: null,
  notice: null,
  alternatives: [],
};

/** A day of a service point's slots as the documents show it. */
export const SLOT_WEEK_EXAMPLE: SlotWeekView = {
  days: [
    {
      on: '2026-11-24',
      closed: null,
      slots: [
        {
          ...slot,
          withdrawn: false,
          lanes: [
            { lane: 'regular', seats: 4, booked: 1 },
            { lane: 'priority', seats: 1, booked: 0 },
          ],
        },
      ],
    },
  ],
};

/** A slot rule as the documents show it. */
export const SLOT_RULE_EXAMPLE: SlotRuleView = {
  id: '019ab3c4-6d6e-7001-8f90-a1b2c3d4e5f6',
  servicePointId: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
  minutes: 30,
  periods: [{ weekday: 1, opensAt: '08:00', closesAt: '12:00' }],
  lanes: [
    { lane: 'regular', seats: 4 },
    { lane: 'priority', seats: 1, spillTo: 'regular', spillAt: '16:00', spillDaysBefore: 1 },
  ],
  horizonDays: 14,
  releaseTime: '08:00',
  cancelDays: 0,
  validFrom: '2027-01-04',
  validTo: null,
  version: 1,
};

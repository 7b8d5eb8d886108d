import { addDays, type IsoDay, minutesIn, type WeekHours } from '@buka-pintu/platform';
import { doorSign, openDays, type OpeningFacts, type SetFacts } from './opening.js';

const hours = (weekday: number, opensAt: string, closesAt: string): WeekHours => ({ weekday, opensAt, closesAt });
const set = (validFrom: string, its: WeekHours[]): SetFacts => ({
  id: validFrom,
  kind: 'normal',
  name: null,
  validFrom,
  validTo: null,
  hours: its,
});
const ordinary = set('2026-01-01', [
  ...[1, 2, 3, 4].flatMap((day) => [hours(day, '08:00', '12:00'), hours(day, '13:00', '16:00')]),
  ...[hours(5, '08:00', '11:30'), hours(5, '13:30', '16:00')],
]);
const ramadan: SetFacts = {
  ...set(
    '2026-02-18',
    [1, 2, 3, 4].map((day) => hours(day, '08:00', '14:00')),
  ),
  kind: 'regime',
  name: { id: 'Ramadan', en: 'Ramadan' },
  validTo: '2026-03-17',
};
const facts: OpeningFacts = {
  zone: 'Asia/Jakarta',
  now: '2026-11-26T03:00:00.000Z',
  sets: [ordinary],
  holidays: [],
  exceptions: [],
  closures: [],
  disruptions: [],
};
const on = (day: IsoDay, more: Partial<OpeningFacts> = {}) => openDays({ ...facts, ...more }, [day]).get(day)!;
const times = (day: IsoDay, more: Partial<OpeningFacts> = {}) =>
  on(day, more).periods.map((it) => `${it.startsAt.slice(11, 16)}-${it.endsAt.slice(11, 16)}`);
const christmas = { on: '2026-12-25', name: { id: 'Hari Natal', en: 'Christmas Day' } };
const power = { id: 'Listrik padam', en: 'Power cut' };

describe('a day at a service point', () => {
  it('has its break at noon and a longer one on Friday', () => {
    expect(times('2026-11-26')).toEqual(['01:00-05:00', '06:00-09:00']);
    expect(times('2026-11-27')).toEqual(['01:00-04:30', '06:30-09:00']);
    expect(on('2026-11-27')).toMatchObject({ changes: [] });
    expect(on('2026-11-27').closed).toBeUndefined();
  });

  it('opens by the clock of its own zone', () => {
    expect(on('2026-11-26', { zone: 'Asia/Makassar' }).periods[0]!.startsAt).toBe('2026-11-26T00:00:00.000Z');
    expect(on('2026-11-26', { zone: 'Asia/Jayapura' }).periods[0]!.startsAt).toBe('2026-11-25T23:00:00.000Z');
  });

  it('says why it is closed', () => {
    const closures = [{ on: '2026-11-26', hours: null, reason: 'power_cut' as const }];
    expect(on('2026-11-28').closed?.code).toBe('weekend');
    expect(on('2026-12-25', { holidays: [christmas] }).closed).toEqual({ code: 'holiday', name: christmas.name });
    expect(on('2026-11-26', { closures }).closed).toEqual({ code: 'closure', name: power });
    expect(on('2026-11-26', { sets: [] }).closed?.code).toBe('no_hours');
    expect(on('2025-12-31').closed?.code).toBe('no_hours');
  });

  it('says it in the words of the office when it has any', () => {
    const note = { id: 'Gardu terbakar', en: 'Substation on fire' };
    const closures = [{ on: '2026-11-26', hours: null, reason: 'power_cut' as const, note }];
    expect(on('2026-11-26', { closures }).closed?.name).toEqual(note);
  });

  it('is open on a holiday where the hours say so, but never through a closure', () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ ...hours(day, '00:00', '24:00'), onHolidays: true }));
    const always = { holidays: [christmas], sets: [set('2026-01-01', week)] };
    const closures = [{ on: '2026-12-25', hours: null, reason: 'power_cut' as const }];
    expect(minutesIn(on('2026-12-25', always).periods)).toBe(1440);
    expect(on('2026-12-25', { ...always, closures }).closed?.code).toBe('closure');
  });

  it('names the holiday when a closure falls on it', () => {
    const closures = [{ on: '2026-12-25', hours: null, reason: 'training' as const }];
    expect(on('2026-12-25', { holidays: [christmas], closures }).closed?.code).toBe('holiday');
  });

  it('closes for some hours, and is open for the rest', () => {
    const closures = [
      { on: '2026-11-26', hours: { opensAt: '10:00', closesAt: '14:00' }, reason: 'training' as const },
    ];
    expect(times('2026-11-26', { closures })).toEqual(['01:00-03:00', '07:00-09:00']);
    expect(on('2026-11-26', { closures }).changes).toMatchObject([{ code: 'closure', name: { en: 'Staff training' } }]);
  });

  it('lets an exception stand above the week, a weekend and a holiday', () => {
    const exception = {
      id: 'x',
      hours: [{ opensAt: '08:00', closesAt: '11:00' }],
      name: { id: 'Layanan Sabtu', en: 'Saturday service' },
    };
    expect(times('2026-11-28', { exceptions: [{ ...exception, on: '2026-11-28' }] })).toEqual(['01:00-04:00']);
    const both = { holidays: [christmas], exceptions: [{ ...exception, on: '2026-12-25' }] };
    expect(times('2026-12-25', both)).toEqual(['01:00-04:00']);
    expect(on('2026-12-25', both).changes.map((it) => it.code)).toEqual(['holiday', 'exception']);
  });
});

describe('a regime', () => {
  const both = { sets: [ordinary, ramadan] };

  it('holds whole, and only while it lasts', () => {
    expect(minutesIn(on('2026-02-17', both).periods)).toBe(420);
    expect(minutesIn(on('2026-02-18', both).periods)).toBe(360);
    expect(on('2026-02-18', both).changes).toEqual([{ code: 'regime', name: ramadan.name, periods: [] }]);
    expect(on('2026-02-20', both).closed?.code).toBe('no_hours');
    expect(minutesIn(on('2026-03-18', both).periods)).toBe(420);
    expect(doorSign(both.sets, '2026-03-17')).toHaveLength(4);
  });

  it('outlasts ordinary hours that begin in the middle of it', () => {
    const newHours = set('2026-03-01', [hours(1, '07:00', '15:00')]);
    const sets = [ordinary, ramadan, newHours];
    expect(minutesIn(on('2026-03-02', { sets }).periods)).toBe(360);
    expect(minutesIn(on('2026-03-23', { sets }).periods)).toBe(480);
  });
});

describe('a disruption', () => {
  const down = (more: object) => ({
    disruptions: [
      {
        id: 'down',
        startsAt: '2026-11-26T03:00:00.000Z',
        expectedEndAt: null,
        endedAt: null,
        stopsService: true,
        message: power,
        ...more,
      },
    ],
  });

  it('stops the rest of the day while nobody knows when it ends, and no other day', () => {
    expect(times('2026-11-26', down({}))).toEqual(['01:00-03:00']);
    expect(times('2026-11-27', down({}))).toEqual(['01:00-04:30', '06:30-09:00']);
    expect(times('2026-11-27', { ...down({}), now: '2026-11-27T00:00:00.000Z' })).toEqual([]);
    expect(on('2026-11-27', { ...down({}), now: '2026-11-27T00:00:00.000Z' }).closed).toEqual({
      code: 'disruption',
      name: power,
    });
  });

  it('ends when it was expected to, while that lies ahead, or when it was ended', () => {
    expect(times('2026-11-26', down({ expectedEndAt: '2026-11-26T07:00:00.000Z' }))).toEqual([
      '01:00-03:00',
      '07:00-09:00',
    ]);
    const late = { ...down({ expectedEndAt: '2026-11-26T07:00:00.000Z' }), now: '2026-11-26T07:00:00.000Z' };
    expect(times('2026-11-26', late)).toEqual(['01:00-03:00']);
    expect(times('2026-11-26', down({ endedAt: '2026-11-26T04:00:00.000Z' }))).toEqual([
      '01:00-03:00',
      '04:00-05:00',
      '06:00-09:00',
    ]);
  });

  it('takes no hours away where service goes on, and none of a day that was closed anyhow', () => {
    expect(times('2026-11-26', down({ stopsService: false }))).toEqual(['01:00-05:00', '06:00-09:00']);
    expect(on(addDays('2026-11-26', 2), down({})).closed?.code).toBe('weekend');
  });
});

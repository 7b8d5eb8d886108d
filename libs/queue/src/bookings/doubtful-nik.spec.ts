import { HouseProblem, inventedNik, type Principal } from '@buka-pintu/platform';
import { BOOKING_REQUEST_EXAMPLE } from './booking-example.js';
import { refuseDoubtfulNik } from './doubtful-nik.js';

const LIVE = { isDemo: false };
const DEMO = { isDemo: true };
const client = { kind: 'client' } as Principal;
const officer = { kind: 'staff' } as Principal;
const { person } = BOOKING_REQUEST_EXAMPLE;
const request = (documentNumber: string, documentRemark?: string) => ({
  ...BOOKING_REQUEST_EXAMPLE,
  person: { ...person, documentNumber },
  ...(documentRemark === undefined ? {} : { documentRemark }),
});
const said = (work: () => void): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return (error as HouseProblem).code;
  }
};

describe('a number of somebody who does not exist', () => {
  const invented = inventedNik(7, person.birthOn);

  it('is taken in demo and test offices', () => {
    expect(said(() => refuseDoubtfulNik(client, request(invented), DEMO))).toBe('taken');
  });

  it('is nobody’s in a live office, whoever asks and whatever is remarked', () => {
    expect(said(() => refuseDoubtfulNik(client, request(invented), LIVE))).toBe('validation_failed');
    expect(said(() => refuseDoubtfulNik(officer, request(invented), LIVE))).toBe('nik_doubtful');
    expect(said(() => refuseDoubtfulNik(officer, request(invented, 'Begitu kartunya'), LIVE))).toBe('nik_doubtful');
  });
});

describe('a number that can not be', () => {
  const old = '0950071704900001';

  it('is refused to a machine, and an officer goes on with a remark', () => {
    expect(said(() => refuseDoubtfulNik(client, request(old), LIVE))).toBe('validation_failed');
    expect(said(() => refuseDoubtfulNik(officer, request(old), LIVE))).toBe('nik_doubtful');
    expect(said(() => refuseDoubtfulNik(officer, request(old, 'Kartu lama'), LIVE))).toBe('taken');
    expect(said(() => refuseDoubtfulNik(client, request('3174095704900001', 'Kartu lama'), LIVE))).toBe(
      'validation_failed',
    );
  });

  it('is not looked for in a passport', () => {
    const passport = { ...BOOKING_REQUEST_EXAMPLE, person: { ...person, documentKind: 'passport' as const } };
    expect(said(() => refuseDoubtfulNik(client, passport, LIVE))).toBe('taken');
  });
});

import { describe, expect, it } from 'vitest';
import { lineOf, nextLine, type TypedLine } from './typed-line.js';

const typed: TypedLine = {
  ...{ number: '7', bookingCode: '', serviceCode: 'passport_new_adult', counterNumber: '2', outcome: 'D' },
  ...{ arrivedAt: '1005', calledAt: '', startedAt: '10.21', endedAt: '10:35' },
};
const at = { servicePointId: 'point-1', on: '2026-11-23' };

describe('a line as it is typed', () => {
  it('goes with its times as times, its number as one of the sheet, and blanks as nothing', () => {
    expect(lineOf(typed, at)).toEqual({
      ...at,
      ...{ number: 'M-7', bookingCode: null, serviceCode: 'passport_new_adult', lane: null, counterNumber: 2 },
      ...{ arrivedAt: '10:05', calledAt: null, startedAt: '10:21', endedAt: '10:35', outcome: 'served' },
    });
    expect(lineOf({ ...typed, arrivedAt: 'pagi' }, at).arrivedAt).toBe('pagi');
    expect(lineOf({ ...typed, number: 'A-012' }, at)).toMatchObject({ number: 'A-012', serviceCode: null });
    expect(lineOf({ ...typed, bookingCode: ' CTH-1 ' }, at)).toMatchObject({ bookingCode: 'CTH-1', serviceCode: null });
  });

  it('is followed by the next number, and keeps what the next person shares', () => {
    expect(nextLine({ ...typed, number: 'M-009' })).toMatchObject({
      ...{ number: 'M-010', serviceCode: typed.serviceCode, counterNumber: '2', arrivedAt: '', outcome: 'D' },
    });
    expect(nextLine({ ...typed, number: '' }).number).toBe('');
  });
});

import type { Office } from '@buka-pintu/offices';
import { kilometres, nearest } from './near.js';

const office = (id: number, change: Partial<Office>): Office =>
  ({ id, coordinates: null, province: null, zone: 'Asia/Jakarta', ...change }) as Office;
const LAMPUNG = '-5.3971, 105.2668';

describe('offices near by', () => {
  it('are measured along the great circle, in kilometres', () => {
    // Bandar Lampung to Jakarta: some 190 km across the strait; Jakarta to Jayapura: nearly 3,800.
    expect(kilometres(LAMPUNG, '-6.1754, 106.8272')).toBe(193);
    expect(kilometres('-6.1754,106.8272', '-2.5337,140.7181')).toBeGreaterThan(3700);
    expect(kilometres(LAMPUNG, LAMPUNG)).toBe(0);
    expect(kilometres(LAMPUNG, null)).toBeNull();
  });

  it('come by distance where it is known, then by province, then by zone, and never from far away', () => {
    const here = { coordinates: LAMPUNG, province: 'Lampung', zone: 'Asia/Jakarta' };
    const others = [
      office(2, { zone: 'Asia/Makassar' }),
      office(3, {}),
      office(4, { province: 'Lampung' }),
      office(5, { coordinates: '-6.1754, 106.8272' }),
      office(6, { coordinates: '-5.12, 105.31' }),
      office(7, { coordinates: '-2.5337, 140.7181', province: 'Lampung' }),
    ];
    expect(nearest(here, others, 9, 500).map((one) => one.office.id)).toEqual([6, 5, 4, 3]);
    expect(nearest(here, others, 2, 500).map((one) => one.distanceKm)).toEqual([31, 193]);
    expect(nearest({ ...here, coordinates: null, province: null }, others, 9, 500).map((one) => one.office.id)).toEqual(
      [3, 4, 5, 6, 7],
    );
  });
});

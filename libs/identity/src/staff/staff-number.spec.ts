import { isStaffNumber, plainStaffNumber } from './staff-number.js';

describe('a staff number', () => {
  it.each(['198701012010012001', '19870101 201001 2 001', '200002292022031004', '199005172023211012'])(
    '%s can be one',
    (number) => expect(isStaffNumber(number)).toBe(true),
  );

  it.each([
    ['nothing', ''],
    ['a digit too few', '19870101201001200'],
    ['a digit too many', '1987010120100120011'],
    ['born on 30 February', '198702302010012001'],
    ['appointed as a child', '198701011995012001'],
    ['appointed in month 13', '198701012010132001'],
    ['appointed in month 0', '198701012010002001'],
    ['neither man nor woman in its code', '198701012010013001'],
    ['letters', '19870101201001200A'],
    ['digits of another script', '١٩٨٧٠١٠١٢٠١٠٠١٢٠٠١'],
  ])('%s is none', (_why, number) => expect(isStaffNumber(number)).toBe(false));

  it('is kept without its spaces', () => {
    expect(plainStaffNumber('19870101 201001 2 001')).toBe('198701012010012001');
  });
});

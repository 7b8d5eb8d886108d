import { DEFAULT_WAIT_RULE } from './wait-rule.entity.js';
import { isTime } from './turn-notices.service.js';

const told = (notices: number, peopleBefore: number | null = null) => ({ notices, peopleBefore });

describe('the notice before the turn', () => {
  it('is written when few are before one, and not before', () => {
    expect(isTime(4, told(0), DEFAULT_WAIT_RULE)).toBe(false);
    expect(isTime(3, told(0), DEFAULT_WAIT_RULE)).toBe(true);
    expect(isTime(0, told(0), DEFAULT_WAIT_RULE)).toBe(true);
  });

  it('is not repeated as the line moves on', () => {
    for (const before of [3, 2, 1, 0, 5, 8]) expect(isTime(before, told(1, 3), DEFAULT_WAIT_RULE)).toBe(false);
  });

  it('is written again when the place is another one altogether, and not for ever', () => {
    expect(isTime(9, told(1, 3), DEFAULT_WAIT_RULE)).toBe(true);
    expect(isTime(3, told(2, 9), DEFAULT_WAIT_RULE)).toBe(true);
    expect(isTime(9, told(3, 3), DEFAULT_WAIT_RULE)).toBe(false);
  });
});

import { LANES } from '../supply/lane.js';
import { displayNumber, prefixOf } from './ticket-number.js';

describe('ticket numbers', () => {
  it('line up on a board', () => {
    expect(displayNumber('A', 1)).toBe('A-001');
    expect(displayNumber('P', 42)).toBe('P-042');
    expect(displayNumber('W', 1203)).toBe('W-1203');
  });

  it('tell the lanes apart by their letter', () => {
    expect(new Set(LANES.map(prefixOf)).size).toBe(LANES.length);
  });
});

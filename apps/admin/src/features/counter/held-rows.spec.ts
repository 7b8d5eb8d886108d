import { describe, expect, it } from 'vitest';
import { WAITING } from '../../../testing/fixture-data.js';
import { arrange } from './held-rows.js';

const [a, b, c, d] = WAITING;

describe('rows under the pointer', () => {
  it('stay where they are when one before them is called', () => {
    const { rows } = arrange([a!, b!, c!], [b!, c!]);
    expect(rows.map(({ row, gone }) => [row.number, gone])).toEqual([
      [a!.number, true],
      [b!.number, false],
      [c!.number, false],
    ]);
  });
  it('count who came meanwhile, without letting them in', () => {
    const { rows, waiting } = arrange([a!, b!], [d!, a!, b!, c!]);
    expect(rows).toHaveLength(2);
    expect(waiting).toBe(2);
  });
  it('tell the latest of what they show', () => {
    const { rows } = arrange([a!], [{ ...a!, overdueMinutes: 40 }]);
    expect(rows[0]!.row.overdueMinutes).toBe(40);
  });
});

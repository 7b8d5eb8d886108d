import type { BoardCall } from '../shapes';
import { newCalls } from './new-calls';

const call = (ticketId: string, callCount = 1, calledAt = '2026-11-23T01:00:00Z'): BoardCall => ({
  ticketId,
  callCount,
  step: null,
  numberFrom: null,
  calledAt,
  number: 'A-001',
  counterNumber: 1,
  counterName: 'Loket 1',
});

describe('newCalls', () => {
  it('says nothing when the page has just been opened', () => {
    expect(newCalls(undefined, [call('a')])).toEqual([]);
  });

  it('says a recall again, and a view that only came twice not', () => {
    expect(newCalls([call('a')], [call('a')])).toEqual([]);
    expect(newCalls([call('a')], [call('a', 2)])).toEqual([call('a', 2)]);
  });

  it('says the older call first', () => {
    const late = call('b', 1, '2026-11-23T01:00:05Z');
    expect(newCalls([], [late, call('a')])).toEqual([call('a'), late]);
  });
});

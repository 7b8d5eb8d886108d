import { pauseInStorm, waitAfter } from './slow-down.js';

describe('slowing down', () => {
  it('costs nothing for slips, then doubles to five minutes and never more', () => {
    expect([0, 1, 4.9, 5, 6, 7, 8, 12, 13, 400].map(waitAfter)).toEqual([0, 0, 0, 2, 4, 8, 16, 256, 300, 300]);
  });

  it('pauses strangers in a storm, by three seconds at most', () => {
    expect([0, 30, 31, 50, 90, 100000].map(pauseInStorm)).toEqual([0, 0, 50, 1000, 3000, 3000]);
  });
});

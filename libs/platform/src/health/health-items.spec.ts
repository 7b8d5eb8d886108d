import { type HealthFindings, healthItems } from './health-items.js';

const well: HealthFindings = {
  passphrase: true,
  backupHours: 9,
  ledger: 'sound',
  brokenAt: null,
  unsealed: 3,
  stuck: [],
  jobs: { failing: 0, given_up: 0 },
  failedMessages: 0,
  overdueRequests: 0,
};
const worse = (change: Partial<HealthFindings>): string[] =>
  healthItems({ ...well, ...change })
    .filter(({ state }) => state !== 'good')
    .map(({ part, state }) => `${part} ${state}`);

it('a house is well, or says which part is not', () => {
  expect(worse({})).toEqual([]);
  expect(worse({ passphrase: false, backupHours: null })).toEqual(['backup bad']);
  expect(worse({ backupHours: null })).toEqual(['backup attention']);
  expect(worse({ backupHours: 37 })).toEqual(['backup bad']);
  expect(worse({ ledger: 'broken', brokenAt: 7 })).toEqual(['ledger bad']);
  expect(worse({ ledger: null })).toEqual(['ledger attention']);
  expect(worse({ unsealed: 5000, stuck: ['queue.reminders'] })).toEqual(['sealer bad', 'handlers bad']);
  expect(worse({ jobs: { failing: 1, given_up: 0 } })).toEqual(['jobs attention']);
  expect(worse({ jobs: { failing: 1, given_up: 2 }, failedMessages: 1 })).toEqual(['jobs bad', 'messages attention']);
  expect(worse({ overdueRequests: 1 })).toEqual(['privacy bad']);
});

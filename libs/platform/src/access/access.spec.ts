import { codeOf, HouseProblem } from '../http/problem.js';
import {
  admits,
  anyone,
  citizen,
  client,
  describeAccess,
  ownClient,
  signedIn,
  staff,
  testClient,
  type Access,
} from './access.js';
import { actorOf, actsFor, anonymous, can, demand, principalKey, system, type Principal } from './principal.js';

const officer: Principal = {
  kind: 'staff',
  staffId: 's',
  officeId: 1,
  name: 'Sari',
  sessionId: 'x',
  permissions: new Map([
    [1, new Set(['queue:tickets:call'])],
    [2, new Set(['queue:days:read'])],
  ]),
};
const thirdParty: Principal = {
  kind: 'client',
  clientId: 'c',
  name: 'Aplikasi',
  officeId: 1,
  scopes: new Set(['queue:bookings:create']),
  offices: new Set([1, 3]),
  mode: 'live',
};
const holder: Principal = { kind: 'citizen', officeId: 1, subjectType: 'booking', subjectId: 'b', capabilityId: 'k' };
const tester: Principal = { ...thirdParty, scopes: new Set(), offices: new Set([1024]), mode: 'test' };
const everyone: Record<string, Principal> = { officer, thirdParty, tester, holder, anonymous, house: system('sweep') };

const refusal = (act: () => void): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof HouseProblem) return codeOf(error.definition);
    throw error;
  }
  return undefined;
};

describe('a way in', () => {
  it.each<[string, Access, string[]]>([
    ['anyone', anyone(), ['officer', 'thirdParty', 'tester', 'holder', 'anonymous', 'house']],
    ['any client', ownClient(), ['thirdParty', 'tester']],
    ['test client', testClient(), ['tester']],
    ['signed-in staff', signedIn(), ['officer']],
    ['staff queue:tickets:call', staff('queue:tickets:call'), ['officer']],
    ['staff queue:days:read', staff('queue:days:read'), ['officer']],
    ['staff queue:bookings:create', staff('queue:bookings:create'), []],
    ['client queue:bookings:create', client('queue:bookings:create'), ['thirdParty']],
    ['client queue:tickets:call', client('queue:tickets:call'), []],
    ['citizen booking', citizen('booking'), ['holder']],
  ])('%s admits whom it names and nobody else', (described, access, admitted) => {
    expect(describeAccess(access)).toBe(described);
    expect(Object.keys(everyone).filter((name) => admits(access, everyone[name]!))).toEqual(admitted);
  });
});

describe('a permission', () => {
  it('holds in its office only', () => {
    expect(can(officer, 1, 'queue:tickets:call')).toBe(true);
    expect(can(officer, 2, 'queue:tickets:call')).toBe(false);
    expect(can(thirdParty, 3, 'queue:bookings:create')).toBe(true);
    expect(can(thirdParty, 2, 'queue:bookings:create')).toBe(false);
    expect(can(holder, 1, 'queue:bookings:read')).toBe(false);
    expect(can(anonymous, 1, 'queue:bookings:read')).toBe(false);
    expect(can(system('sweep'), 9, 'whatever')).toBe(true);
  });

  it('that lacks says so only where the office is in reach', () => {
    expect(refusal(() => demand(officer, 1, 'queue:tickets:call'))).toBeUndefined();
    expect(refusal(() => demand(officer, 2, 'queue:tickets:call'))).toBe('not_allowed');
    expect(refusal(() => demand(officer, 3, 'queue:tickets:call'))).toBe('not_found');
    expect(refusal(() => demand(thirdParty, 3, 'queue:tickets:call'))).toBe('not_allowed');
    expect(refusal(() => demand(thirdParty, 2, 'queue:bookings:create'))).toBe('not_found');
    expect(refusal(() => demand(holder, 1, 'queue:bookings:read'))).toBe('not_found');
  });
});

it('an actor is a kind and an id, never a name', () => {
  expect(Object.values(everyone).map(actorOf)).toEqual([
    { kind: 'staff', id: 's' },
    { kind: 'client', id: 'c' },
    { kind: 'client', id: 'c' },
    { kind: 'citizen', id: 'k' },
    { kind: 'anonymous', id: null },
    { kind: 'system', id: 'sweep' },
  ]);
  expect(principalKey(officer, '10.0.0.1')).toBe('staff:s');
  expect(principalKey(anonymous, '10.0.0.1')).toBe('anonymous:10.0.0.1');
});

describe('for whom an officer acts', () => {
  const [mine, hers] = ['queue:tickets:call', 'identity:delegations:manage'];
  const carried = { role: 'head', officeId: 1, staffId: 'head-of-1', permissions: new Set([hers]) };
  const standIn = { ...officer, permissions: new Map([[1, new Set([mine, hers])]]), onBehalfOf: [carried] } as const;

  it('is whoever has the role that alone opens the operation', () => {
    expect(actsFor({ ...standIn, using: [hers] }, 1)).toBe('head-of-1');
    // What it does in one office may be told in another, in the same name.
    expect(actsFor({ ...standIn, using: [hers] }, 2)).toBe('head-of-1');
  });

  it('is nobody where a right of his own would do, or where nothing was delegated', () => {
    expect(actsFor({ ...standIn, using: [mine] }, 1)).toBeNull();
    expect(actsFor({ ...standIn, using: [mine, hers] }, 1)).toBeNull();
    expect(actsFor({ ...standIn, using: [] }, 1)).toBeNull();
    expect(actsFor(standIn, 1)).toBeNull();
    for (const principal of [...Object.values(everyone)]) expect(actsFor(principal, 1)).toBeNull();
  });

  it('is nobody in an office where the officer holds the same right himself', () => {
    const both = { ...standIn, permissions: new Map([...standIn.permissions, [2, new Set([hers])]]), using: [hers] };
    expect([actsFor(both, 1), actsFor(both, 2)]).toEqual(['head-of-1', null]);
  });
});

import { identity } from '@buka-pintu/identity';
import { platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { Housekeeping } from './identity.handlers.js';
import { SignInThrottle } from './sessions/sign-in-throttle.service.js';
import { FirstAdministrator } from './staff/first-administrator.service.js';
import { signInOfficer } from './testing/index.js';

const DAY = 86_400_000;
let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
});
afterAll(() => house?.close());

describe('housekeeping', () => {
  it('keeps what still opens something and drops the rest', async () => {
    const count = async () =>
      (
        await house.owner.query<Record<string, number>>(
          `select (select count(*)::int from staff_session) sessions, (select count(*)::int from link_token) links,
             (select count(*)::int from sign_in_throttle) tries`,
        )
      ).rows[0];
    await house.get(FirstAdministrator).link('');
    await signInOfficer(house, [{ role: 'head' }]);
    await house.get(SignInThrottle).attempt('password', 'somebody', '10.0.0.5');
    await house.get(Housekeeping).run();
    expect(await count()).toEqual({ sessions: 1, links: 1, tries: 1 });
    await house.clock.advance(8 * DAY);
    await house.get(Housekeeping).run();
    expect(await count()).toEqual({ sessions: 1, links: 0, tries: 0 });
    await house.clock.advance(23 * DAY);
    await house.get(Housekeeping).run();
    expect(await count()).toEqual({ sessions: 0, links: 0, tries: 0 });
  });
});

describe('what the ledger tells of us', () => {
  it('names the officer by id and never a name, an address or a secret', async () => {
    const { staffId, email } = await signInOfficer(house, [{ role: 'head' }], { name: 'Nurhayati Siregar' });
    const { rows } = await house.owner.query('select * from ledger_event where subject_id = $1 order by id', [staffId]);
    expect(rows.map((row) => row.type)).toEqual(['staff.registered', 'staff.signed_in']);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Nurhayati|${email}`));
  });
});

import { identity } from '@buka-pintu/identity';
import { newId, platform } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { send } from '../testing/browser.js';
import { echoModule } from '../testing/echo.js';
import { asCitizen } from '../testing/index.js';
import { Capabilities } from './capabilities.service.js';

let house: HouseUnderTest;
let capabilities: Capabilities;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, echoModule] });
  capabilities = house.get(Capabilities);
});
afterAll(() => house?.close());

const booking = (officeId = 1) => ({ type: 'booking' as const, id: newId(officeId) });
const open = (token: string, path = 'booking') =>
  send<{ kind: string; subjectId: string; officeId: number }>(house, 'GET', `/v1/echo/${path}`, {
    authorization: `Bearer ${token}`,
  });

describe('a citizen’s link', () => {
  it('opens its own record, in its own office', async () => {
    const [mine, other] = [booking(3), booking(3)];
    const token = await capabilities.issue(3, mine);
    await capabilities.issue(3, other);
    expect((await open(token)).body).toEqual({ kind: 'citizen', subjectId: mine.id, officeId: 3, mayIn: '' });
    const { rows } = await house.owner.query('select * from capability');
    expect(JSON.stringify(rows)).not.toContain(token.slice(-22));
  });

  it('says what it opens, since it carries nothing but its secret', async () => {
    for (const type of ['booking', 'ticket'] as const) {
      const id = newId(1);
      const headers = await asCitizen(house, { type, id });
      const current = await send(house, 'GET', '/v1/capabilities/current', headers);
      expect(current).toMatchObject({ status: 200, body: { subjectType: type, subjectId: id } });
    }
    expect((await send(house, 'GET', '/v1/capabilities/current', {})).body.code).toBe('sign_in_required');
  });

  it('to a ticket does not open a booking', async () => {
    const headers = await asCitizen(house, { type: 'ticket', id: newId(1) });
    expect((await send(house, 'GET', '/v1/echo/booking', headers)).body.code).toBe('not_allowed');
  });

  it('is worth nothing where staff and clients go', async () => {
    const headers = await asCitizen(house, booking());
    expect((await send(house, 'GET', '/v1/echo/reader', headers)).body.code).toBe('not_allowed');
    expect((await send(house, 'GET', '/v1/sessions/current', headers)).body.code).toBe('not_allowed');
  });

  it('of another record can’t be made from one’s own', async () => {
    const [mine, other] = [await capabilities.issue(1, booking()), await capabilities.issue(1, booking())];
    // The first 16 bytes name the link, the rest is its secret: 22 characters hold 16 bytes and a bit.
    const bytes = (token: string) => Buffer.from(token.slice(4), 'base64url');
    const crossed = Buffer.concat([bytes(other).subarray(0, 16), bytes(mine).subarray(16)]).toString('base64url');
    const flipped = bytes(mine);
    flipped[31]! ^= 1;
    for (const token of [
      `bpc_${crossed}`,
      `bpc_${flipped.toString('base64url')}`,
      mine.slice(0, -1),
      `bpc_${'A'.repeat(43)}`,
    ])
      expect((await open(token)).body.code).toBe('credentials_invalid');
  });

  it('is replaced by a new one for whoever lost it', async () => {
    const subject = booking();
    const lost = [await capabilities.issue(1, subject), await capabilities.issue(1, subject)];
    const other = await capabilities.issue(1, booking());
    const fresh = await capabilities.reissue(1, subject);
    for (const token of lost) expect((await open(token)).body.code).toBe('credentials_invalid');
    expect((await open(fresh)).body.subjectId).toBe(subject.id);
    expect((await open(other)).status).toBe(200);
    expect(await capabilities.revoke(1, subject)).toBe(1);
    expect((await open(fresh)).status).toBe(401);
  });

  it('is not issued when the work it belongs to fails', async () => {
    let token = '';
    const work = house.db.transaction(async () => {
      token = await capabilities.issue(1, booking());
      throw new Error('sold out');
    });
    await expect(work).rejects.toThrow('sold out');
    expect((await open(token)).status).toBe(401);
  });
});

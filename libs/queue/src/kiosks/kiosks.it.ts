import { catalogue } from '@buka-pintu/catalogue';
import { identity } from '@buka-pintu/identity';
import { asClient, asStaff } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { queue } from '../queue.module.js';
import { aDevice, KioskUnderTest, pair } from '../testing/kiosk-device.js';
import { anOffice, ask, type OfficeDay, openDesks } from '../testing/office-day.js';
import type { PointDeviceList } from './point-device.dto.js';

const DAY = '2026-11-24';
const OFFICE = 61;
let house: HouseUnderTest;
let office: OfficeDay;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue, queue] });
  await house.clock.set(`${DAY}T02:00:00Z`);
  office = await anOffice(house, { officeId: OFFICE, code: 'KIO' });
});
afterAll(() => house.close());

const kiosk = () => KioskUnderTest.at(house, OFFICE, office.pointId);
const devices = async () =>
  (await ask<PointDeviceList>(house, 'GET', '/v1/point-devices', await asStaff(house, 'head', OFFICE))).body;
const stateOf = async ({ token }: KioskUnderTest) => {
  const hex = Buffer.from(token.slice(4), 'base64url').subarray(0, 16).toString('hex');
  return (await devices()).items.find(({ id }) => id.replaceAll('-', '') === hex)!;
};
const officerMoves = async (id: string, what: string) =>
  ask<{ pairing: { code: string } | null; state: string; code: string }>(
    house,
    'POST',
    `/v1/point-devices/${id}/${what}`,
    await asStaff(house, 'administrator', OFFICE),
  );

describe('a device', () => {
  it('is registered by whoever manages devices, and paired by the code, once, within a quarter of an hour', async () => {
    const { id, pairing, prefix, state } = await aDevice(house, OFFICE, office.pointId);
    expect([prefix, state]).toEqual([expect.stringMatching(/^K[A-Z]$/), 'unpaired']);
    const typed = pairing!.code.toLowerCase().replace('-', ' ');
    const { status, body } = await pair(house, typed);
    expect([status, body.deviceId, body.kind]).toEqual([201, id, 'kiosk']);
    expect(body.token).toMatch(/^bpd_/);
    expect((await pair(house, typed)).body.code).toBe('pairing_code_wrong');
    expect((await pair(house, 'nonsense')).body.code).toBe('pairing_code_wrong');
    const late = await aDevice(house, OFFICE, office.pointId);
    await house.clock.advance(15 * 60_000);
    expect((await pair(house, late.pairing!.code)).body.code).toBe('pairing_code_wrong');
    const shown = JSON.stringify((await house.owner.query('select * from point_device_secret')).rows);
    expect(shown).not.toContain(body.token.slice(-30));
  });

  it('is nobody else’s affair', async () => {
    const body = { servicePointId: office.pointId, kind: 'kiosk', name: 'x' };
    for (const [headers, status] of [
      [await asStaff(house, 'counter', OFFICE), 403],
      [await asStaff(house, 'head', 99), 404],
      [await asClient(house, ['queue:tickets:create'], [OFFICE]), 403],
      [{}, 401],
    ] as const) {
      expect((await ask(house, 'POST', '/v1/point-devices', headers, body)).status).toBe(status);
    }
    const head = await asStaff(house, 'head', OFFICE);
    const nowhere = { ...body, servicePointId: newId(OFFICE) };
    expect((await ask(house, 'POST', '/v1/point-devices', head, nowhere)).status).toBe(404);
  });

  it('can do a kiosk’s things and nothing else', async () => {
    const { headers } = await kiosk();
    for (const path of ['/v1/queue/tickets', '/v1/point-devices', `/v1/queue/days/${office.pointId}`]) {
      expect((await ask(house, 'GET', path, headers)).status).toBe(403);
    }
    const walkIn = { servicePointId: office.pointId, serviceCode: 'passport_new_adult', lane: 'walk_in' };
    expect((await ask(house, 'POST', '/v1/queue/tickets', headers, walkIn)).status).toBe(403);
    const staff = await asStaff(house, 'head', OFFICE);
    const beat = { deviceAt: `${DAY}T02:00:00Z`, version: '1', unsent: 0, blocks: [] };
    expect((await ask(house, 'POST', '/v1/queue/kiosk/heartbeats', staff, beat)).status).toBe(403);
  });

  it('is shown with its version, its clock and what it has not told', async () => {
    const one = await kiosk();
    one.fast = -3_600_000;
    await one.heartbeat();
    one.takeOffline(DAY);
    await one.heartbeat();
    expect(await stateOf(one)).toMatchObject({
      state: 'paired',
      version: '0.3.0',
      clockSlowSeconds: 3600,
      unsent: 1,
      pairing: null,
      servicePointName: 'Tempat KIO-1',
    });
  });

  it('is shut out when it is revoked, and when another machine takes its place', async () => {
    const one = await kiosk();
    const { id } = await stateOf(one);
    const { body } = await officerMoves(id, 'pairing-codes');
    expect((await one.heartbeat()).status).toBe(200);
    const second = await pair(house, body.pairing!.code);
    expect((await one.heartbeat()).body.code).toBe('device_replaced');
    one.token = second.body.token;
    expect((await one.heartbeat()).status).toBe(200);
    expect((await officerMoves(id, 'revocations')).body.state).toBe('revoked');
    expect((await one.heartbeat()).body.code).toBe('device_revoked');
    expect((await officerMoves(id, 'pairing-codes')).body.code).toBe('device_revoked');
  });

  it('gets a new token every hour, and loses nothing when that answer does', async () => {
    const one = await kiosk();
    const first = one.token;
    expect((await one.heartbeat()).body.token).toBeNull();
    await house.clock.advance(3_600_001);
    expect((await one.heartbeat({ keep: false })).body.token).toMatch(/^bpd_/);
    expect((await one.heartbeat()).status).toBe(200);
    expect(one.token).not.toBe(first);
    expect((await one.heartbeat()).status).toBe(200);
  });

  it('that was copied is found out, and neither machine goes on until one is paired anew', async () => {
    const one = await kiosk();
    await one.heartbeat();
    const two = one.copy();
    await house.clock.advance(3_600_001);
    await one.heartbeat();
    await one.heartbeat();
    await house.clock.advance(60_000);
    expect((await two.heartbeat()).body.code).toBe('device_copied');
    expect((await one.heartbeat()).body.code).toBe('device_copied');
    const { id, state } = await stateOf(one);
    expect(state).toBe('copied');
    await house.settle();
    const { body } = await officerMoves(id, 'pairing-codes');
    one.token = (await pair(house, body.pairing!.code)).body.token;
    expect((await one.heartbeat()).status).toBe(200);
    expect((await two.heartbeat()).body.code).toBe('device_replaced');
    const made = `bpd_${Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.alloc(32, 7)]).toString('base64url')}`;
    one.token = made;
    expect((await one.heartbeat()).body.code).toBe('credentials_invalid');
    expect((await stateOf(two)).state).toBe('paired');
  });
});

describe('a kiosk', () => {
  it('gives a walk-in the number it has printed, once, with a place and a QR to follow', async () => {
    const one = await kiosk();
    await one.heartbeat();
    const { prefix } = one.blocks[0]!;
    const id = newId(OFFICE);
    const first = await one.take(DAY, { id });
    expect([first.status, first.body.number]).toEqual([201, `${prefix}-001`]);
    expect(first.body).toMatchObject({ state: 'waiting', lane: 'walk_in', before: expect.any(Number) });
    expect(first.body.qrSvg).toContain('<svg');
    const again = await one.post<{ number: string; id: string }>('tickets', {
      ...{ id, blockId: one.blocks[0]!.id, number: 1, serviceCode: 'passport_new_adult', lane: 'walk_in' },
    });
    expect([again.status, again.body.id, again.body.number]).toEqual([201, id, `${prefix}-001`]);
    const [desk] = await openDesks(house, office, 1);
    const list = await ask<{ items: { number: string }[] }>(
      house,
      'GET',
      `/v1/queue/tickets?servicePointId=${office.pointId}&on=${DAY}`,
      desk!.headers,
    );
    expect(list.body.items.filter(({ number }) => number === `${prefix}-001`)).toHaveLength(1);
  });

  it('may not use a number that was not lent to it, nor an id that is not its own', async () => {
    const [one, two] = [await kiosk(), await kiosk()];
    await one.heartbeat();
    await two.heartbeat();
    const foreign = await one.take(DAY, { blockId: two.blocks[0]!.id });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'number_not_lent']);
    expect((await one.take(DAY, { number: 21 })).body.code).toBe('number_not_lent');
    const { body } = await two.take(DAY);
    expect((await one.take(DAY, { id: body.id })).status).toBe(404);
    expect((await one.take(DAY, { id: newId(99) })).status).toBe(404);
    expect((await one.take(DAY, { serviceCode: 'visa' })).body.code).toBe('service_not_offered');
    expect((await one.take(DAY, { lane: 'regular' })).status).toBe(400);
  });

  it('keeps half a block in hand, and gets a block again whose answer was lost', async () => {
    const one = await kiosk();
    const lost = await one.heartbeat({ keep: false });
    const days = lost.body.blocks.map(({ on }) => on);
    expect(days).toEqual([DAY, '2026-11-25']);
    expect((await one.heartbeat()).body.blocks).toEqual(lost.body.blocks);
    expect((await one.heartbeat()).body.blocks).toEqual([]);
    for (let at = 0; at < 11; at++) one.takeOffline(DAY);
    const more = await one.heartbeat();
    expect(more.body.blocks).toMatchObject([{ on: DAY, first: 21, size: 20 }]);
  });

  it('says when the house is closed, disrupted or out of places', async () => {
    const day = await anOffice(house, { officeId: 62, code: 'KIT', hours: ['08:00', '16:00'] });
    const one = await KioskUnderTest.at(house, 62, day.pointId);
    await house.clock.set('2026-11-23T22:00:00Z');
    const early = await one.heartbeat();
    expect(early.body).toMatchObject({ state: 'closed', reason: { en: 'not open yet' }, walkInsLeft: null });
    expect(early.body.hours[0]).toMatchObject({
      on: DAY,
      opensAt: `${DAY}T00:00:00.000Z`,
      closesAt: `${DAY}T09:00:00.000Z`,
    });
    expect((await one.take(DAY)).body.code).toBe('service_point_closed');
    await house.clock.set(`${DAY}T03:00:00Z`);
    expect((await one.heartbeat()).body.state).toBe('open');
    const slotId = newId(62);
    await house.owner.query(
      `insert into slot (office_id, id, service_point_id, on_day, starts_at, ends_at, opens_at, cancel_by_at)
       values (62, $1, $2, $3, $3::date + interval '9 hours', $3::date + interval '10 hours', $3::date, $3::date)`,
      [slotId, day.pointId, DAY],
    );
    await house.owner.query(
      `insert into seat (office_id, id, slot_id, lane, number) values (62, $1, $2, 'walk_in', 1)`,
      [newId(62), slotId],
    );
    expect((await one.heartbeat()).body).toMatchObject({ state: 'open', walkInsLeft: 1 });
    expect((await one.take(DAY)).status).toBe(201);
    expect((await one.heartbeat()).body).toMatchObject({ state: 'full', walkInsLeft: 0 });
    expect((await one.take(DAY)).body.code).toBe('walk_in_full');
    expect((await one.take(DAY, { lane: 'priority' })).status).toBe(201);
    await house.owner.query(
      `insert into disruption (office_id, id, service_point_id, what, stops_service, message_id, message_en, starts_at)
       values (62, $1, null, 'power', true, 'Listrik padam', 'No power', $2)`,
      [newId(62), `${DAY}T03:00:00Z`],
    );
    await house.clock.advance(60_000);
    const down = await one.heartbeat();
    expect(down.body).toMatchObject({
      state: 'disrupted',
      reason: { id: 'Listrik padam' },
      notice: { en: 'No power' },
    });
    expect((await one.take(DAY)).body.code).toBe('service_point_closed');
    await house.clock.set(`${DAY}T09:00:00Z`);
  });
});

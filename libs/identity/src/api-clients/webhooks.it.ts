import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { identity } from '@buka-pintu/identity';
import {
  defineEvents,
  Id,
  Ledger,
  newId,
  platform,
  system,
  Text,
  WebhookTargets,
  type HouseModule,
  type Page,
} from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { verifyWebhook } from '@buka-pintu/client';
import { send } from '../testing/browser.js';
import { asClient, asStaff, registerClient, type Credentials } from '../testing/index.js';

const MANAGE = 'platform:webhooks:manage';
const MINUTE = 60_000;

class ParcelEvent {
  @Text({ max: 20 }) state: string;
  @Id({ nullable: true }) clientId: string | null;
}
const parcelEvents = defineEvents('parcels', {
  sent: { type: 'parcel.sent', describes: 'A parcel was sent.', payload: ParcelEvent },
  lost: { type: 'parcel.lost', describes: 'A parcel was lost.', payload: ParcelEvent },
  counted: { type: 'parcel.counted', describes: 'Our own business.', payload: ParcelEvent, internal: true },
});
@Module({})
class ParcelsModule {}
const parcels: HouseModule = {
  name: 'parcels',
  nest: ParcelsModule,
  entities: [],
  migrations: [],
  problems: {},
  events: parcelEvents,
  permissions: {},
};

interface Got {
  headers: Record<string, string>;
  body: string;
}
interface Delivery {
  id: string;
  messageId: string;
  type: string;
  state: string;
  attempts: number;
  status: number | null;
  fault: string | null;
  excerpt: string | null;
  nextAt: string | null;
}
interface Hook {
  id: string;
  secret: string;
  state: string;
  version: number;
  types: string[];
  officeCodes: string[];
  failingSince: string | null;
}

let house: HouseUnderTest;
let receiver: Server;
let url: string;
let got: Got[] = [];
let answer: number | (() => number) = 200;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, parcels] });
  house.get(WebhookTargets).allowPrivate = true;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      got.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(typeof answer === 'number' ? answer : answer()).end('said');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`;
});
afterAll(async () => {
  await house?.close();
  receiver?.close();
});
beforeEach(async () => {
  got = [];
  answer = 200;
  await house.owner.query(`delete from webhook`);
});

const call = <T>(headers: Credentials, method: string, path: string, body?: object, more: Credentials = {}) =>
  send<T>(house, method, `/v1/webhooks${path}`, { ...headers, 'idempotency-key': randomUUID(), ...more }, body);
const register = async (headers: Credentials, over: object = {}) =>
  (await call<Hook>(headers, 'POST', '', { url, types: ['parcel.sent'], ...over })).body;
const deliveries = async (headers: Credentials, id: string, query = '') =>
  (await call<Page<Delivery>>(headers, 'GET', `/${id}/deliveries${query}`)).body.items;

async function happen(officeId: number, event = parcelEvents.sent, clientId: string | null = null): Promise<string> {
  const id = newId(officeId);
  await house.db.transaction(() =>
    house.get(Ledger).append(officeId, event, {
      subject: { type: 'parcel', id },
      payload: { state: 'sent', clientId },
      actor: system('test'),
    }),
  );
  return id;
}

describe('a webhook', () => {
  it('is told of what it asked for, where its client is, signed so that anyone can check', async () => {
    const me = await asClient(house, [MANAGE], [1, 2]);
    const hook = await register(me);
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const parcel = await happen(1);
    await happen(2);
    await happen(3);
    await happen(1, parcelEvents.lost);
    await happen(1, parcelEvents.counted);
    await house.settle();
    expect(got).toHaveLength(2);
    const [first] = got;
    const message = JSON.parse(first!.body) as { type: string; timestamp: string; data: object };
    expect(message).toEqual({
      type: 'parcel.sent',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { state: 'sent', clientId: null, subject: { type: 'parcel', id: parcel } },
    });
    const now = (await house.db.now()).getTime();
    await expect(verifyWebhook(first!.body, first!.headers, hook.secret, { now })).resolves.toEqual(message);
    await expect(verifyWebhook(`${first!.body} `, first!.headers, hook.secret, { now })).rejects.toThrow();
    expect(await deliveries(me, hook.id)).toMatchObject([
      { state: 'delivered', attempts: 1, status: 200, excerpt: 'said' },
      { state: 'delivered', messageId: first!.headers['webhook-id'] },
    ]);
  });

  it('is told of its own client’s things and of nobody’s, not of another client’s', async () => {
    const mine = await registerClient(house, [MANAGE], [1]);
    const other = await registerClient(house, [MANAGE], [1]);
    await register(mine.headers);
    await happen(1, parcelEvents.sent, mine.clientId);
    await happen(1, parcelEvents.sent, other.clientId);
    await happen(1, parcelEvents.sent, null);
    await house.settle();
    expect(got.map(({ body }) => (JSON.parse(body) as { data: { clientId: string } }).data.clientId)).toEqual([
      mine.clientId,
      null,
    ]);
    const lines = await house.owner.query('select queue_name from graphile_worker._private_job_queues');
    expect(JSON.stringify(lines.rows)).toContain(`webhooks ${mine.clientId} `);
  });

  it('keeps to the offices it named, and hears nothing once the registration has ended', async () => {
    const mine = await registerClient(house, [MANAGE], [1, 2]);
    await register(mine.headers, { officeCodes: ['OFFICE-2'] });
    await happen(1);
    await happen(2);
    await house.settle();
    expect(got).toHaveLength(1);
    await happen(2);
    await send(house, 'DELETE', `/v1/api-clients/${mine.clientId}`, await asStaff(house, 'administrator'));
    await house.settle();
    expect(got).toHaveLength(1);
  });

  it('gets a message again and again with growing pauses, always with the same id, until it takes it', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    const refusals = [500, 404, 301];
    answer = () => refusals.shift() ?? 204;
    await happen(1);
    await house.settle();
    for (const wait of [6000, 6 * MINUTE, 34 * MINUTE]) {
      const [pending] = await deliveries(me, hook.id);
      expect(pending).toMatchObject({ state: 'pending', nextAt: expect.any(String) });
      const before = got.length;
      await house.settle();
      expect(got.length).toBe(before);
      // The pause after a failure is at least half a minute, for all messages of the target.
      await house.clock.advance(Math.max(wait, 61_000));
      await house.settle();
      await house.clock.advance(61_000);
      await house.settle();
    }
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(got.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(4);
    expect(await deliveries(me, hook.id)).toMatchObject([
      { state: 'delivered', attempts: 4, status: 204, nextAt: null },
    ]);
  });

  it('is switched off after days without an answer, and its owner told; replaying since brings it all', async () => {
    const { headers: me, clientId } = await registerClient(house, [MANAGE]);
    const hook = await register(me);
    answer = 500;
    const begin = (await house.db.now()).toISOString();
    await happen(1);
    await house.settle();
    for (let tries = 0; tries < 24; tries++) {
      await house.clock.advance(26 * 60 * MINUTE);
      await house.settle();
    }
    const off = (await call<Hook>(me, 'GET', `/${hook.id}`)).body;
    expect(off).toMatchObject({ state: 'disabled', failingSince: expect.any(String) });
    expect(await deliveries(me, hook.id)).toMatchObject([{ state: 'failed', attempts: 10, fault: 'status' }]);
    const told = await house.owner.query(
      `select payload from ledger_event where type = 'webhook.disabled' and subject_id = $1`,
      [hook.id],
    );
    expect(told.rows).toEqual([{ payload: { webhookId: hook.id, clientId, reason: 'no_answer' } }]);
    const mail = await house.owner.query(`select channel, state from message where about_id = $1`, [hook.id]);
    expect(mail.rows).toEqual([{ channel: 'email', state: 'shown' }]);

    await happen(1);
    await house.settle();
    expect((await call(me, 'POST', `/${hook.id}/replays`, { since: begin })).body.code).toBe('webhook_not_active');
    answer = 200;
    const change = { url, types: ['parcel.sent'], active: true };
    await call(me, 'PUT', `/${hook.id}`, change, { 'if-match': `"${off.version}"` });
    got = [];
    const since = begin;
    expect((await call(me, 'POST', `/${hook.id}/replays`, { since })).body).toEqual({ messages: 2 });
    await house.clock.advance(1000);
    await house.settle();
    expect(got).toHaveLength(2);
    expect((await call(me, 'POST', `/${hook.id}/replays`, { since })).body).toEqual({ messages: 0 });
    expect((await call(me, 'POST', `/${hook.id}/replays`, { since, all: true })).body).toEqual({ messages: 2 });
  });

  it('is switched off at once by 410', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    answer = 410;
    await happen(1);
    await house.settle();
    expect((await call<Hook>(me, 'GET', `/${hook.id}`)).body.state).toBe('disabled');
    expect(await deliveries(me, hook.id, '?state=failed')).toMatchObject([{ attempts: 1, status: 410 }]);
  });

  it('does not flood a target that just failed: one try finds out for all', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    answer = 503;
    for (let i = 0; i < 5; i++) await happen(1);
    await house.settle();
    const first = got.length;
    await house.settle();
    expect(got.length).toBe(first);
    answer = 200;
    for (let turn = 0; turn < 4; turn++) {
      await house.clock.advance(7 * MINUTE);
      await house.settle();
    }
    expect((await deliveries(me, hook.id)).map(({ state }) => state)).toEqual(Array(5).fill('delivered'));
    expect((await call<Hook>(me, 'GET', `/${hook.id}`)).body.failingSince).toBeNull();
  });

  it('signs with both secrets while they change', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    const next = (await call<Hook>(me, 'POST', `/${hook.id}/secrets`, { overlapHours: 2 })).body.secret;
    const check = async (secret: string): Promise<boolean> => {
      got = [];
      await happen(1);
      await house.settle();
      const now = (await house.db.now()).getTime();
      const [{ body, headers }] = got as [Got];
      return verifyWebhook(body, headers, secret, { now }).then(
        () => true,
        () => false,
      );
    };
    expect([await check(hook.secret), await check(next)]).toEqual([true, true]);
    expect(got[0]!.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    await house.clock.advance(2 * 60 * MINUTE);
    expect([await check(hook.secret), await check(next)]).toEqual([false, true]);
    const kept = await house.owner.query('select secret_sealed, url from webhook');
    expect(JSON.stringify(kept.rows)).not.toContain(next);
    const last = (await call<Hook>(me, 'POST', `/${hook.id}/secrets`, { overlapHours: 0 })).body.secret;
    expect([await check(next), await check(last)]).toEqual([false, true]);
  });

  it('sends a test message once, and one message again with the id it had', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    answer = 500;
    const sent = await call<Delivery>(me, 'POST', `/${hook.id}/test-sends`);
    expect(sent).toMatchObject({ status: 201, body: { type: 'webhook.test', state: 'pending' } });
    await house.settle();
    expect(await deliveries(me, hook.id)).toMatchObject([{ state: 'failed', attempts: 1, status: 500 }]);
    expect((await call<Hook>(me, 'GET', `/${hook.id}`)).body.failingSince).toBeNull();
    answer = 200;
    const again = await call<Delivery>(me, 'POST', `/${hook.id}/deliveries/${sent.body.id}/replays`);
    expect(again.body).toMatchObject({ state: 'pending', attempts: 0 });
    await house.settle();
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([sent.body.messageId, sent.body.messageId]);
    expect((await call(me, 'POST', `/${hook.id}/deliveries/${newId(1)}/replays`)).status).toBe(404);
  });
});

describe('webhooks', () => {
  it('are a client’s own, and the administrator’s of its office', async () => {
    const [mine, other] = [await registerClient(house, [MANAGE]), await registerClient(house, [MANAGE])];
    const hook = await register(mine.headers);
    const admin = await asStaff(house, 'administrator');
    expect((await call<Page<Hook>>(other.headers, 'GET', '')).body.items).toEqual([]);
    expect((await call(other.headers, 'GET', `/${hook.id}`)).status).toBe(404);
    expect((await call(other.headers, 'DELETE', `/${hook.id}`)).status).toBe(404);
    expect((await call(await asStaff(house, 'administrator', 2), 'GET', `/${hook.id}`)).status).toBe(404);
    expect((await call(await asStaff(house, 'head'), 'GET', `/${hook.id}`)).status).toBe(403);
    expect((await call<Page<Hook>>(admin, 'GET', '')).body.items.map(({ id }) => id)).toEqual([hook.id]);
    expect((await call<Page<Hook>>(admin, 'GET', `?clientId=${other.clientId}`)).body.items).toEqual([]);
    expect((await register(admin, { clientId: other.clientId })).id).toEqual(expect.any(String));
    expect((await call(admin, 'POST', '', { url, types: ['parcel.sent'] })).body.code).toBe('webhook_client_missing');
    expect((await call(admin, 'POST', '', { url, types: ['parcel.sent'], clientId: newId(1) })).status).toBe(404);
    expect((await call(mine.headers, 'DELETE', `/${hook.id}`)).status).toBe(204);
    expect((await call(mine.headers, 'GET', `/${hook.id}`)).status).toBe(404);
  });

  it('are refused what cannot be: types, offices, targets, too many', async () => {
    const me = await asClient(house, [MANAGE], [1]);
    const code = async (over: object) =>
      (await call(me, 'POST', '', { url, types: ['parcel.sent'], ...over })).body.code;
    expect(await code({ types: ['parcel.eaten'] })).toBe('event_type_unknown');
    expect(await code({ types: ['parcel.counted'] })).toBe('event_type_unknown');
    expect(await code({ types: [] })).toBe('validation_failed');
    expect(await code({ officeCodes: ['OFFICE-2'] })).toBe('webhook_office_unknown');
    expect(await code({ mode: 'test' })).toBe('not_allowed');
    const targets = house.get(WebhookTargets);
    targets.allowPrivate = false;
    try {
      for (const private_ of [url, 'https://127.0.0.1/', 'https://localhost/', 'https://[::ffff:10.0.0.1]/'])
        expect([private_, await code({ url: private_ })]).toEqual([private_, 'webhook_target_refused']);
    } finally {
      targets.allowPrivate = true;
    }
    const many = await Promise.all(
      Array.from({ length: 22 }, () => call(me, 'POST', '', { url, types: ['parcel.sent'] })),
    );
    expect(many.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(many.filter(({ body }) => body.code === 'webhooks_too_many')).toHaveLength(2);
  });

  it('do not go to a target that has become private since', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    house.get(WebhookTargets).allowPrivate = false;
    try {
      await happen(1);
      await house.settle();
    } finally {
      house.get(WebhookTargets).allowPrivate = true;
    }
    expect(got).toEqual([]);
    expect(await deliveries(me, hook.id)).toMatchObject([
      { state: 'pending', attempts: 1, status: null, fault: 'refused_target' },
    ]);
  });

  it('are changed by whoever saw the newest version, and can be paused', async () => {
    const me = await asClient(house, [MANAGE]);
    const hook = await register(me);
    const change = (body: object, version: number) =>
      call<Hook>(me, 'PUT', `/${hook.id}`, { url, types: ['parcel.lost'], ...body }, { 'if-match': `"${version}"` });
    expect((await change({ active: false }, 1)).body).toMatchObject({
      state: 'paused',
      version: 2,
      types: ['parcel.lost'],
    });
    expect((await change({}, 1)).body.code).toBe('stale');
    await happen(1, parcelEvents.lost);
    await house.settle();
    expect(got).toEqual([]);
    expect((await change({}, 2)).body.state).toBe('active');
    expect((await call(me, 'POST', `/${hook.id}/replays`, { since: '2020-01-01T00:00:00Z' })).body.code).toBe(
      'replay_range_invalid',
    );
  });

  it('can be told what there is to be told of', async () => {
    const { body } = await send<{ items: { type: string }[] }>(house, 'GET', '/v1/webhook-event-types', {});
    expect(body.items.map(({ type }) => type)).toEqual(['parcel.lost', 'parcel.sent']);
  });
});

import { identity } from '@buka-pintu/identity';
import {
  type ChannelsView,
  newId,
  Outbox,
  platform,
  SmtpTransport,
  type TestSendView,
  Transports,
} from '@buka-pintu/platform';
import { MailServer, openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { asStaff, signInOfficer, type Credentials } from '../testing/index.js';

let house: HouseUnderTest;
let mail: MailServer;
let transport: SmtpTransport;
let head: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
  mail = await MailServer.open('starttls');
  const url = `smtp://localhost:${mail.port}`;
  transport = new SmtpTransport({ url, from: 'Kantor <no-reply@example.go.id>', caFile: mail.caFile });
  head = await asStaff(house, 'head');
});
afterAll(async () => {
  transport?.close();
  await mail?.close();
  await house?.close();
});
const connect = (): void => {
  house.get(Transports).for = (channel) => (channel === 'email' ? transport : undefined);
};

async function test(body: object, as: Credentials = head) {
  const answer = await house.fetch('/v1/message-test-sends', {
    method: 'POST',
    headers: { ...as, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as TestSendView & { code?: string } };
}
const email = async (as: Credentials = head) =>
  ((await (await house.fetch('/v1/message-channels', { headers: as })).json()) as ChannelsView).items[0];

describe('the channels', () => {
  it('say that nothing is connected, and a test that nothing was sent', async () => {
    expect(await email()).toMatchObject({ channel: 'email', connected: false, server: null, lastFailure: null });
    const { body } = await test({ channel: 'email', to: 'anda@example.org' });
    expect(body).toMatchObject({ state: 'not_connected', said: null, failure: null });
  });

  it('take a test to an address and tell the server’s words, also when it says no', async () => {
    connect();
    expect(await email()).toMatchObject({
      connected: true,
      server: `localhost:${mail.port}`,
      encryption: 'if_offered',
    });
    const taken = await test({ channel: 'email', to: 'anda@example.org' });
    expect(taken.body).toMatchObject({
      state: 'accepted',
      to: 'a***@example.org',
      said: '250 2.0.0 taken',
      failure: null,
    });
    expect(mail.taken.at(-1)).toMatchObject({ to: ['anda@example.org'] });
    expect(mail.taken.at(-1)!.text).toContain('[Uji coba] Surat dari Buka Pintu sampai');

    mail.mood = { recipient: '550 5.7.1 <anda@example.org> relaying denied' };
    const refused = await test({ channel: 'email', to: 'anda@example.org' });
    expect(refused.body).toMatchObject({
      state: 'refused',
      failure: { code: 'refused', said: '550 5.7.1 <…> relaying denied', reason: { en: expect.any(String) } },
    });
    mail.mood = {};
    expect((await test({ channel: 'email', to: 'a@b.id, c@d.id' })).body).toMatchObject({
      failure: { code: 'address' },
    });
  });

  it('send a template with its examples in the office’s words', async () => {
    await test({ channel: 'email', to: 'anda@example.org', template: 'identity.citizen_code', locale: 'en' });
    expect(mail.taken.at(-1)!.text).toMatch(/\[Test\] Your code[\s\S]*123456/);
    expect((await test({ channel: 'email', to: 'anda@example.org', template: 'queue.nothing' })).status).toBe(404);
    expect((await test({ channel: 'sms', to: '+6281234567890', template: 'identity.invitation' })).status).toBe(404);
  });

  it('write to the officer’s own address when none is named', async () => {
    const { headers, email: own } = await signInOfficer(house, [{ role: 'head' }]);
    expect((await test({ channel: 'email' }, headers)).body.state).toBe('accepted');
    expect(mail.taken.at(-1)).toMatchObject({ to: [own] });
    expect((await test({ channel: 'sms' }, headers)).body.code).toBe('test_address_missing');
  });

  it('leave the test in the ledger, and to whom it went nowhere', async () => {
    const { rows } = await house.owner.query<{ payload: object }>(
      `select payload from ledger_event where type = 'message.tested' and office_id = 1 order by id`,
    );
    expect(rows[1]!.payload).toEqual({
      channel: 'email',
      template: 'platform.mail_test',
      ownAddress: false,
      state: 'accepted',
      failure: null,
    });
    expect(JSON.stringify(rows)).not.toContain('example.org');
    expect((await house.owner.query('select 1 from message where office_id = 1')).rows).toEqual([]);
  });

  it('show the last failure until something left again', async () => {
    const officeId = 1;
    const send = () =>
      house.get(Outbox).send({
        officeId,
        template: 'platform.mail_test',
        locale: 'id',
        channel: 'email',
        to: 'siti@example.org',
        params: {},
        about: { type: 'staff', id: newId(officeId) },
      });
    mail.mood = { recipient: '550 5.1.1 unknown' };
    await send();
    await house.settle();
    expect(await email()).toMatchObject({ failed: 1, lastFailure: { code: 'refused', said: '550 5.1.1 unknown' } });
    mail.mood = {};
    await send();
    await house.settle();
    expect(await email()).toMatchObject({ failed: 1, lastFailure: null, lastSentAt: expect.any(String) });
  });

  it('are for who may try them', async () => {
    const to = { channel: 'email', to: 'anda@example.org' };
    expect((await test(to, await asStaff(house, 'counter'))).status).toBe(403);
    expect((await test(to, await asStaff(house, 'administrator'))).status).toBe(200);
  });
});

describe('tests', () => {
  it('go out ten times an hour from one officer, whatever they bring, and each other officer has ten as well', async () => {
    const busy = await openHouse({ modules: [platform, identity], rateLimits: true });
    try {
      const officer = await signInOfficer(busy, [{ role: 'head' }]);
      const send = async (as: Credentials, to: string) => {
        const answer = await busy.fetch('/v1/message-test-sends', {
          method: 'POST',
          headers: { ...as, 'content-type': 'application/json' },
          body: JSON.stringify({ channel: 'email', to }),
        });
        return { status: answer.status, after: Number(answer.headers.get('retry-after') ?? 0) };
      };
      for (let count = 0; count < 10; count += 1)
        expect((await send(officer.headers, `anda${count}@example.org`)).status).toBe(200);
      const eleventh = await send(officer.headers, 'lain@example.org');
      expect(eleventh.status).toBe(429);
      expect(eleventh.after).toBeGreaterThan(0);
      expect((await send(await asStaff(busy, 'head'), 'anda@example.org')).status).toBe(200);
    } finally {
      await busy.close();
    }
  });
});

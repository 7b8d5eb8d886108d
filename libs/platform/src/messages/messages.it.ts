import { Global, Module } from '@nestjs/common';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import {
  type Credentials,
  newId,
  Outbox,
  type OutgoingMessage,
  platform,
  type Principal,
  PrincipalResolver,
} from '@buka-pintu/platform';
import { MailServer } from '../testing/mail-server.js';
import { Delivery } from './delivery.js';
import type { MessageView } from './message.dto.js';
import { SmtpTransport } from './smtp-transport.js';
import { Transports } from './transport.js';
import { toyModule } from '../testing/toy-module.js';

const officer = (officeId: number, permissions: string[]): Principal => ({
  kind: 'staff',
  staffId: newId(officeId),
  officeId,
  name: 'Officer',
  sessionId: newId(officeId),
  permissions: new Map([[officeId, new Set(permissions)]]),
});

class Resolver extends PrincipalResolver {
  async resolve({ authorization }: Credentials): Promise<Principal> {
    const [office, permission] = (authorization ?? '').split(' ');
    return office ? officer(Number(office), [permission!]) : { kind: 'anonymous' };
  }
}

@Global()
@Module({ providers: [{ provide: PrincipalResolver, useClass: Resolver }], exports: [PrincipalResolver] })
class ParcelsModule {}
const parcels = toyModule('parcels', ParcelsModule, {
  messages: [
    {
      name: 'parcels.arrived',
      about: { id: 'Paket tiba', en: 'A parcel came' },
      placeholders: {
        code: { meaning: { id: 'Kode', en: 'Code' }, example: { id: 'X9', en: 'X9' }, mandatory: true },
      },
      channels: ['email', 'sms'],
      subject: { id: 'Paket {code}', en: 'Parcel {code}' },
      body: { id: 'Paket {code} tiba.', en: 'Parcel {code} has come.' },
    },
  ],
});

interface Listed {
  items: MessageView[];
  next: string | null;
}

describe('messages', () => {
  let house: HouseUnderTest;
  let outbox: Outbox;
  let office = 200;
  const about = { type: 'parcel', id: newId(1) };
  beforeAll(async () => {
    house = await openHouse({ modules: [platform, parcels] });
    outbox = house.get(Outbox);
  });
  afterAll(() => house.close());
  beforeEach(() => {
    office++;
  });

  const send = (change: Partial<OutgoingMessage> = {}): Promise<void> =>
    outbox.send({
      officeId: office,
      template: 'parcels.arrived',
      locale: 'en',
      channel: 'sms',
      to: '+6281234567890',
      params: { code: 'X1' },
      about,
      ...change,
    });
  const get = async (
    query = '',
    as = `${office} platform:messages:read`,
  ): Promise<{ status: number; body: Listed }> => {
    const response = await house.fetch(`/v1/messages${query}`, { headers: { authorization: as } });
    return { status: response.status, body: (await response.json()) as Listed };
  };

  it('without a provider are kept for the page, addresses masked, words sealed at rest', async () => {
    await send();
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          id: expect.any(String),
          channel: 'sms',
          to: '**********7890',
          subject: 'Parcel X1',
          body: 'Parcel X1 has come.',
          state: 'shown',
          about,
          createdAt: expect.stringMatching(/Z$/),
          sentAt: expect.stringMatching(/Z$/),
          failure: null,
          actions: [],
        },
      ],
      next: null,
    });
    const { rows } = await house.owner.query('select * from message where office_id = $1', [office]);
    expect(JSON.stringify(rows)).not.toContain('6281234567890');
    expect((rows[0] as { body_sealed: Buffer }).body_sealed.includes('X1')).toBe(false);
  });

  it('show no secret link whole: who has it acts as the citizen', async () => {
    await send({ params: { code: `https://kantor.example/t/#bpc_${'aB3_-'.repeat(9).slice(0, 43)}` } });
    const { body } = await get();
    expect(body.items.map((item) => item.body)).toEqual(['Parcel https://kantor.example/t/#bpc_… has come.']);
  });

  it('go with the transaction that wrote them, once for a key', async () => {
    const failed = house.db.transaction(async () => {
      await send();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await send({ key: 'once' });
    await send({ key: 'once' });
    expect((await get()).body.items).toHaveLength(1);
  });

  it('refuse what their template does not know', async () => {
    await expect(send({ template: 'parcels.gone' })).rejects.toThrow('No message template');
    await expect(send({ channel: 'whatsapp' })).rejects.toThrow('not for whatsapp');
    await expect(send({ params: {} })).rejects.toThrow("needs the parameter 'code'");
    await expect(send({ params: { code: 'X1', name: 'Siti' } })).rejects.toThrow("does not know the parameter 'name'");
  });

  it('come in pages, newest first, by state and record', async () => {
    const other = { type: 'parcel', id: newId(office) };
    for (const code of ['a', 'b', 'c', 'd', 'e']) await send({ params: { code }, about: code === 'b' ? other : about });
    const bodies: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await get(`?limit=2${cursor}`);
      bodies.push(...body.items.map((one) => one.body.slice(7, 8)));
      cursor = `&cursor=${body.next}`;
      expect(body.next === null).toBe(page === 2);
    }
    expect(bodies).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect((await get(`?about=${other.id}`)).body.items).toHaveLength(1);
    expect((await get('?state=failed')).body.items).toHaveLength(0);
    const foreign = (await get('?limit=2')).body.next;
    expect((await get(`?limit=2&state=shown&cursor=${foreign}`)).status).toBe(400);
    expect((await get('?state=lost')).status).toBe(400);
  });

  it('are for those of the office who may read them', async () => {
    await send();
    expect((await get('', '')).status).toBe(401);
    expect((await get('', `${office} platform:other:read`)).status).toBe(403);
    expect((await get('', `${office + 1} platform:messages:read`)).body.items).toEqual([]);
  });

  describe('with a mail server', () => {
    let mail: MailServer;
    let transport: SmtpTransport;
    beforeAll(async () => {
      mail = await MailServer.open('starttls');
      const url = `smtp://localhost:${mail.port}`;
      transport = new SmtpTransport({ url, from: 'Kantor <no-reply@example.go.id>', caFile: mail.caFile });
      house.get(Transports).for = (channel) => (channel === 'email' ? transport : undefined);
    });
    afterAll(async () => {
      transport.close();
      await mail.close();
    });
    beforeEach(() => {
      mail.taken.length = 0;
      mail.mood = {};
    });
    const mailed = (): Promise<void> => send({ channel: 'email', to: 'siti@example.org' });
    const first = async (): Promise<Listed['items'][number]> => (await get()).body.items[0]!;
    const again = async (id: string, as = `${office} platform:messages:send`) => {
      const response = await house.fetch(`/v1/messages/${id}/deliveries`, {
        method: 'POST',
        headers: { authorization: as, 'content-type': 'application/json', 'idempotency-key': newId(office) },
        body: '{}',
      });
      return { status: response.status, body: (await response.json()) as { state: string; code: string } };
    };
    const hurry = (): Promise<unknown> =>
      house.owner.query('update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null');

    it('are delivered after the commit', async () => {
      await mailed();
      expect(await first()).toMatchObject({ state: 'queued', sentAt: null, to: 's***@example.org' });
      await house.settle();
      expect(mail.taken).toMatchObject([
        { to: ['siti@example.org'], text: expect.stringContaining('Subject: Parcel X1') },
      ]);
      expect(await first()).toMatchObject({ state: 'sent', sentAt: expect.any(String), failure: null });
    });

    it('are tried again with growing pauses, say why meanwhile, and are given up after long', async () => {
      mail.mood = { recipient: '450 4.2.1 <siti@example.org> is full' };
      await mailed();
      for (let attempt = 1; attempt <= 11; attempt++) {
        await expect(house.settle()).rejects.toThrow('TransportFault');
        const said = '450 4.2.1 <…> is full';
        expect(await first()).toMatchObject({ state: 'queued', failure: { code: 'later', said, attempts: attempt } });
        if (attempt === 1) {
          const { rows } = await house.owner.query(
            'select run_at > now() as waits, last_error from graphile_worker._private_jobs',
          );
          expect(rows).toEqual([{ waits: true, last_error: 'TransportFault' }]);
        }
        await hurry();
      }
      await house.settle();
      expect(await first()).toMatchObject({ state: 'failed', failure: { attempts: 12 } });
      expect(mail.taken).toEqual([]);
    });

    it('that are refused for good are given up at once, and go again when an officer says so, once', async () => {
      mail.mood = { recipient: '550 5.1.1 <siti@example.org> unknown' };
      await mailed();
      await house.settle();
      const { id, state, failure } = await first();
      expect({ state, failure }).toMatchObject({
        state: 'failed',
        failure: { code: 'refused', said: '550 5.1.1 <…> unknown' },
      });
      expect((await again(id, `${office} platform:messages:read`)).status).toBe(403);
      expect((await again(id, `${office + 1} platform:messages:send`)).status).toBe(404);
      expect((await again(newId(office))).status).toBe(404);

      mail.mood = {};
      const clicks = await Promise.all([again(id), again(id)]);
      expect(clicks.map(({ status }) => status).sort()).toEqual([202, 409]);
      await house.settle();
      expect(await first()).toMatchObject({ state: 'sent', failure: null, actions: [] });
      expect(mail.taken).toHaveLength(1);
      expect((await again(id)).body.code).toBe('illegal_transition');
    });

    it('leave once, however many processes take them up', async () => {
      await mailed();
      const { id } = await first();
      const delivery = house.get(Delivery);
      const runs = await Promise.allSettled(Array.from({ length: 5 }, () => delivery.run({ officeId: office, id })));
      expect(mail.taken).toHaveLength(1);
      expect(runs.some(({ status }) => status === 'fulfilled')).toBe(true);
      await house.settle();
      expect(mail.taken).toHaveLength(1);
      expect(await first()).toMatchObject({ state: 'sent' });
    });

    it('are taken up after a process was killed over them, under the same id', async () => {
      mail.mood = { data: 'drops_taken' };
      await mailed();
      const { id } = await first();
      await expect(house.settle()).rejects.toThrow('TransportFault');
      // As if killed: its claim stands, and nobody gave it back.
      const soon = `update message set claimed_until = clock_at() + interval '4 minutes' where office_id = $1`;
      await house.owner.query(soon, [office]);
      mail.mood = {};
      await hurry();
      await expect(house.settle()).rejects.toThrow();
      await house.owner.query('update message set claimed_until = clock_at() where office_id = $1', [office]);
      await hurry();
      await house.settle();
      expect(mail.taken).toHaveLength(2);
      for (const { text } of mail.taken) expect(text).toContain(`Message-ID: <${id}@example.go.id>`);
      expect(await first()).toMatchObject({ state: 'sent' });
    });

    it('stay here when the mail server was taken away meanwhile', async () => {
      await mailed();
      const transports = house.get(Transports);
      const found = transports.for;
      transports.for = () => undefined;
      await house.settle();
      transports.for = found;
      expect(await first()).toMatchObject({ state: 'shown' });
    });

    it('leave no word of a person in the ledger', async () => {
      const { rows } = await house.owner.query<{ payload: object }>(
        `select payload from ledger_event where type = 'message.sent_again'`,
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]!.payload).toEqual({
        messageId: expect.any(String),
        template: 'parcels.arrived',
        failure: 'refused',
      });
    });
  });
});

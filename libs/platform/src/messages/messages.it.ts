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
import { type Letter, Transports } from './transport.js';
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
      channels: ['email', 'sms'],
      subject: { id: 'Paket {code}', en: 'Parcel {code}' },
      body: { id: 'Paket {code} tiba.', en: 'Parcel {code} has come.' },
    },
  ],
});

interface Listed {
  items: { body: string; state: string }[];
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

  describe('with a provider', () => {
    const letters: Letter[] = [];
    let refusing = false;
    beforeAll(() => {
      const transports = house.get(Transports);
      transports.for = (channel) =>
        channel === 'email'
          ? {
              deliver: async (letter) => {
                if (refusing) throw Object.assign(new Error('550 siti@example.org unknown'), { code: 'EENVELOPE' });
                letters.push(letter);
              },
            }
          : undefined;
    });

    it('are delivered after the commit', async () => {
      await send({ channel: 'email', to: 'siti@example.org' });
      expect((await get()).body.items[0]).toMatchObject({ state: 'queued', sentAt: null, to: 's***@example.org' });
      await house.settle();
      expect(letters).toEqual([
        { id: expect.any(String), to: 'siti@example.org', subject: 'Parcel X1', body: 'Parcel X1 has come.' },
      ]);
      expect((await get()).body.items[0]).toMatchObject({ state: 'sent', sentAt: expect.any(String) });
    });

    it('are tried again and given up after long', async () => {
      refusing = true;
      await send({ channel: 'email', to: 'siti@example.org' });
      for (let attempt = 1; attempt <= 12; attempt++) {
        expect((await get()).body.items[0]?.state).toBe('queued');
        await expect(house.settle()).rejects.toThrow();
        await house.owner.query('update graphile_worker._private_jobs set run_at = now()');
      }
      refusing = false;
      await house.settle();
      expect((await get()).body.items[0]?.state).toBe('failed');
      const { rows } = await house.owner.query('select failure, attempts from message where office_id = $1', [office]);
      expect(rows).toEqual([{ failure: 'EENVELOPE', attempts: 12 }]);
    });
  });
});

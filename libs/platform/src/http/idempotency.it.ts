import { Body, Controller, Global, Injectable, Module, Post } from '@nestjs/common';
import { client, staff, PrincipalResolver, type Credentials, type Principal } from '../access/index.js';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import { platform } from '../platform.module.js';
import { openHouse, type HouseUnderTest } from '../testing/index.js';
import { Caller } from './caller.js';
import { Endpoint } from './endpoint.js';
import { Text, Whole } from '../shapes/field.js';
import { RequestSweep } from './request-sweep.js';
import { platformProblems } from './platform.problems.js';
import { toyModule } from '../testing/toy-module.js';

class StampRequest {
  @Text({ max: 20 }) word: string;
  @Whole({ max: 2000, default: 0 }) wait: number;
}
class StampView {
  @Text({ max: 20 }) word: string;
  @Whole() number: number;
  @Whole() version: number;
}

@Injectable()
class Stamps {
  constructor(private readonly db: Db) {}

  async press(officeId: number, { word, wait }: StampRequest): Promise<StampView> {
    const sql = 'insert into stamp (office_id, id, word) values ($1, $2, $3) returning number::int';
    const { number } = await this.db.one<{ number: number }>(sql, [officeId, newId(officeId), word]);
    if (wait > 0) await this.db.query('select pg_sleep($1)', [wait / 1000]);
    if (word === 'torn') throw platformProblems.conflict();
    return { word, number, version: 7 };
  }
}

@Controller('v1/stamps')
class StampsController {
  constructor(private readonly stamps: Stamps) {}

  @Post()
  @Endpoint({
    summary: 'Press a stamp',
    access: [client('stamps:press'), staff('stamps:press')],
    returns: StampView,
    body: StampRequest,
    status: 201,
    idempotent: true,
    since: '0.1',
  })
  press(@Caller() caller: Principal, @Body() body: StampRequest): Promise<StampView> {
    return this.stamps.press('officeId' in caller ? caller.officeId : 0, body);
  }
}

class Resolver extends PrincipalResolver {
  override async resolve({ authorization }: Credentials): Promise<Principal> {
    const [kind, id = ''] = authorization?.split(' ') ?? [];
    const common = { name: 'T', officeId: 3 };
    if (kind === 'client') {
      const reach = { scopes: new Set(['stamps:press']), offices: new Set([3]), mode: 'live' as const };
      return { ...common, ...reach, kind, clientId: id };
    }
    if (kind === 'staff') {
      return { ...common, kind, staffId: id, sessionId: 's', permissions: new Map([[3, new Set(['stamps:press'])]]) };
    }
    return { kind: 'anonymous' };
  }
}

@Global()
@Module({
  controllers: [StampsController],
  providers: [Stamps, { provide: PrincipalResolver, useClass: Resolver }],
  exports: [PrincipalResolver],
})
class StampsModule {}

const stamps = toyModule('stamps', StampsModule);

describe('a repeated request', () => {
  let house: HouseUnderTest;
  const asClient = 'client 01936d5e-8f0a-7003-8000-000000000001';

  beforeAll(async () => {
    house = await openHouse({ modules: [platform, stamps] });
    await house.owner.query(`
      create table stamp (office_id integer, id uuid, word text, number integer generated always as identity,
        primary key (office_id, id))`);
    await house.owner.query('grant all on stamp to public');
  });
  afterAll(() => house.close());

  const press = async (key: string | undefined, body: object, authorization = asClient) => {
    const headers = {
      authorization,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const answer = await house.fetch('/v1/stamps', { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  };
  const pressed = async (word: string): Promise<number> =>
    (await house.owner.query('select from stamp where word = $1', [word])).rowCount ?? 0;

  it('gets the first answer again, with its headers, and does the work once', async () => {
    const first = await press('k1', { word: 'once', wait: 0 });
    const again = await press('"k1"', { wait: 0, word: 'once' });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect([again.headers.get('idempotency-replayed'), again.headers.get('etag')]).toEqual(['true', '"7"']);
    expect(await pressed('once')).toBe(1);
  });

  it('is refused under a used key with another body', async () => {
    await press('k2', { word: 'mine' });
    expect((await press('k2', { word: 'other' })).body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect(await pressed('other')).toBe(0);
  });

  it('is told to wait while the first still runs', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => press('k3', { word: 'slow', wait: 400 })));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find((it) => it.status === 409)?.body).toMatchObject({ code: 'request_in_progress' });
    expect((await press('k3', { word: 'slow', wait: 400 })).status).toBe(201);
    expect(await pressed('slow')).toBe(1);
  });

  it('starts anew after a failure: the record was never committed', async () => {
    expect((await press('k4', { word: 'torn' })).status).toBe(409);
    expect((await press('k4', { word: 'whole' })).status).toBe(201);
    expect(await pressed('torn')).toBe(0);
  });

  it('does not use up its key on a body that is refused', async () => {
    expect((await press('k5', { word: 5 })).status).toBe(400);
    expect((await press('k5', { word: 'five' })).status).toBe(201);
  });

  it('needs a key from API clients, and a short one; not from staff', async () => {
    expect((await press(undefined, { word: 'keyless' })).body).toMatchObject({ code: 'idempotency_key_missing' });
    expect((await press('x'.repeat(256), { word: 'keyless' })).body).toMatchObject({ code: 'idempotency_key_missing' });
    const asStaff = `staff ${newId(3)}`;
    expect((await press(undefined, { word: 'keyless' }, asStaff)).status).toBe(201);
    expect((await press('', { word: 'keyless' }, asStaff)).status).toBe(400);
  });

  it('is another one from another client', async () => {
    await press('k6', { word: 'both' });
    expect((await press('k6', { word: 'both' }, 'client other')).status).toBe(201);
    expect(await pressed('both')).toBe(2);
  });

  it('is forgotten after 48 hours, and its answer stands nowhere in clear', async () => {
    await press('k7', { word: 'forgotten' });
    const { rows } = await house.owner.query<{ row: string }>('select r::text as row from idempotency_record r');
    expect(rows.some(({ row }) => row.includes(Buffer.from('forgotten').toString('hex')))).toBe(false);
    await house.clock.advance(48 * 3_600_000 + 1000);
    expect((await press('k7', { word: 'new' })).status).toBe(201);
  });

  it('leaves nothing behind once it can no longer be repeated', async () => {
    await press('k8', { word: 'swept' });
    await house.clock.advance(49 * 3_600_000);
    await press('k9', { word: 'fresh' });
    await house.get(RequestSweep).run();
    expect((await house.owner.query('select from idempotency_record')).rowCount).toBe(1);
  });

  it('is refused when it is too large, while it is still being sent', async () => {
    const answer = await press('k10', { word: 'x'.repeat(10_000_000) });
    expect(answer.body).toMatchObject({ status: 413, code: 'too_large' });
  });
});

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import {
  type Credentials,
  checkBackup,
  Db,
  Env,
  type HouseModule,
  JobRunner,
  makeBackup,
  newId,
  platform,
  type Principal,
  PrincipalResolver,
} from '@buka-pintu/platform';

class Resolver extends PrincipalResolver {
  async resolve({ authorization }: Credentials): Promise<Principal> {
    const [offices = '', permission = ''] = (authorization ?? '').split(' ');
    if (!offices) return { kind: 'anonymous' };
    const permissions = new Map(offices.split(',').map((office) => [Number(office), new Set([permission])]));
    const officeId = [...permissions.keys()][0]!;
    return { kind: 'staff', staffId: newId(officeId), officeId, name: '', sessionId: newId(officeId), permissions };
  }
}
@Global()
@Module({ providers: [{ provide: PrincipalResolver, useClass: Resolver }], exports: [PrincipalResolver] })
class ParcelsModule {}
const parcels: HouseModule = {
  name: 'parcels',
  nest: ParcelsModule,
  entities: [],
  migrations: [],
  problems: {},
  events: {},
  permissions: {},
};

interface Backups {
  passphraseSetAt: string | null;
  lastAt: string | null;
  runs: { state: string; fileName: string; failure: string | null; rows: number | null }[];
  passphrase?: string;
  code?: string;
}

let house: HouseUnderTest;
const MANAGER = '1,2 platform:backups:manage';
const call = async (method: string, path = '', authorization = MANAGER) => {
  const answer = await house.fetch(`/v1/backups${path}`, { method, headers: { authorization } });
  return { status: answer.status, body: (await answer.json()) as Backups };
};
const files = () => readdirSync(house.get(Env).backupDir).toSorted();
beforeAll(async () => {
  house = await openHouse({ modules: [platform, parcels] });
  await house.owner.query(`insert into ledger_head values (1, 0, ''), (2, 0, '')`);
});
afterAll(() => house?.close());

describe('the house’s health', () => {
  it('says that nothing is backed up yet, to who looks after it', async () => {
    const read = async (authorization: string) => house.fetch('/v1/health-report', { headers: { authorization } });
    const { items } = (await (await read('1 platform:health:read')).json()) as {
      items: { part: string; state: string }[];
    };
    expect(items.find(({ part }) => part === 'backup')).toMatchObject({ state: 'bad' });
    expect(items.find(({ part }) => part === 'sealer')).toMatchObject({ state: 'good' });
    expect((await read('1 queue:days:read')).status).toBe(403);
  });
});

describe('backups', () => {
  it('wait for a passphrase, which is shown once and opens them', async () => {
    await house.clock.set('2026-11-23T20:00:00Z');
    expect((await call('GET')).body).toMatchObject({ passphraseSetAt: null, lastAt: null, runs: [] });
    expect((await call('POST')).body.code).toBe('recovery_passphrase_missing');
    await house.get(JobRunner).turn('platform.nightly-backup');
    await house.settle();
    expect((await call('GET')).body.runs).toEqual([]);

    const { passphrase = '' } = (await call('POST', '/recovery-passphrases')).body;
    expect(await call('POST')).toMatchObject({ status: 202, body: { previous: null } });
    await house.settle();
    const { body } = await call('GET');
    expect(body.runs).toMatchObject([
      { state: 'finished', fileName: expect.stringMatching(/^buka-pintu-2026-11-23T2000\d\dZ.backup$/) },
    ]);
    const path = join(house.get(Env).backupDir, body.runs[0]!.fileName);
    expect((await checkBackup(path, passphrase, [platform])).rows).toBe(body.runs[0]!.rows);
    const { rows } = await house.owner.query('select * from recovery_lock');
    expect(JSON.stringify(rows)).not.toContain(passphrase);

    // A new one opens what comes after; the old file keeps the old one.
    const next = (await call('POST', '/recovery-passphrases')).body.passphrase!;
    await expect(checkBackup(path, next, [platform])).rejects.toThrow('not the recovery passphrase');
    const told = await house.owner.query(
      `select actor_kind, payload from ledger_event where type = 'recovery_passphrase.made' order by arrival`,
    );
    expect(told.rows).toEqual([false, true].map((replaces) => ({ actor_kind: 'staff', payload: { replaces } })));
  });

  it('are made every night by themselves, once, and again after one that failed', async () => {
    const turn = async (at: string) => {
      await house.clock.set(at);
      await house.get(JobRunner).turn('platform.nightly-backup');
      await house.settle();
      return (await call('GET')).body.runs.length;
    };
    const before = (await call('GET')).body.runs.length;
    expect(await turn('2026-11-24T17:59:00Z')).toBe(before);
    expect(await turn('2026-11-24T18:00:30Z')).toBe(before + 1);
    expect(await turn('2026-11-24T18:15:30Z')).toBe(before + 1);
    await house.owner.query(`update backup_run set state = 'failed' where started_at > '2026-11-24T18:00:00Z'`);
    expect(await turn('2026-11-24T18:30:00Z')).toBe(before + 1);
    expect(await turn('2026-11-24T19:15:30Z')).toBe(before + 2);
    // The computer was off for two nights.
    expect(await turn('2026-11-27T01:00:00Z')).toBe(before + 3);
  });

  it('leave no half file, say why they failed, and let old ones go but nothing that is not theirs', async () => {
    const { backupDir } = house.get(Env);
    mkdirSync(backupDir, { recursive: true });
    writeFileSync(join(backupDir, 'buka-pintu-2026-11-01T000000Z.backup.part'), 'half');
    writeFileSync(join(backupDir, 'notes.txt'), 'mine');
    for (let day = 10; day < 30; day++) writeFileSync(join(backupDir, `buka-pintu-2025-01-${day}T180000Z.backup`), '');
    const env = new Env({ ...house.get(Env), backupKeep: 2 });
    await makeBackup(env, house.get(Db), { now: new Date('2026-11-28T18:00:00Z'), askedBy: 'test' });
    const left = files();
    expect(left).toContain('notes.txt');
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(left.filter((name) => name.includes('2025-01'))).toEqual(['buka-pintu-2025-01-29T180000Z.backup']);

    const nowhere = new Env({ ...env, databaseOwnerUrl: env.databaseOwnerUrl.replace(/\/[^/]*$/, '/nowhere_at_all') });
    await expect(
      makeBackup(nowhere, house.get(Db), { now: new Date('2026-11-29T18:00:00Z'), askedBy: 'test' }),
    ).rejects.toThrow();
    expect(files().filter((name) => name.includes('2026-11-29'))).toEqual([]);
    expect((await call('GET')).body.runs.find(({ fileName }) => fileName.includes('2026-11-29'))).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('nowhere_at_all'),
    });
  });

  it('are made one at a time; one whose process died does not stand in the way for long', async () => {
    const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 10, 30, 18, minute)), askedBy: 'test' });
    const both = await Promise.all([1, 2].map((minute) => makeBackup(house.get(Env), house.get(Db), at(minute))));
    expect(both.filter(Boolean)).toHaveLength(1);
    await house.owner.query(
      `insert into backup_run (file_name, asked_by, seen_at, started_at) values ('x', 'dead', clock_at(), clock_at())`,
    );
    expect((await call('POST')).body.code).toBe('backup_running');
    expect(await makeBackup(house.get(Env), house.get(Db), at(3))).toBeUndefined();
    await house.clock.advance(121_000);
    expect(await makeBackup(house.get(Env), house.get(Db), at(4))).toBeDefined();
  });

  it('are the business of who may do it in every office, since they hold every office', async () => {
    for (const path of ['', '/recovery-passphrases'])
      expect((await call('POST', path, '1 platform:backups:manage')).body.code).toBe('whole_installation');
    expect((await call('GET', '', '1 platform:backups:manage')).status).toBe(200);
    expect((await call('GET', '', '1 queue:days:read')).status).toBe(403);
    expect((await call('POST', '', '')).status).toBe(401);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import {
  defineEvents,
  Env,
  type HouseModule,
  Jobs,
  Ledger,
  LedgerAuditor,
  newId,
  platform,
  system,
  Text,
  Vault,
  verifyChain,
} from '@buka-pintu/platform';
import { Module } from '@nestjs/common';
import pg from 'pg';
import { asServer } from '../testing/template-database.js';
import { dump } from './dump.js';
import { lockFor } from './recovery-key.js';
import { checkBackup, refuseOtherKeys, restore } from './restore.js';

class Note {
  @Text({ max: 200, min: 0 }) text: string;
}
const events = defineEvents('parcels', {
  noted: { type: 'parcel.noted', describes: 'A note was made', payload: Note },
});
class Parcels1795305690001 {
  async up(run: { query(sql: string): Promise<unknown> }): Promise<void> {
    await run.query(`
      create table shelf (office_id integer not null, id uuid not null, constraint shelf_pk primary key (office_id, id));
      create table parcel (office_id integer not null, id uuid not null, shelf_id uuid not null, odd text, n numeric, at timestamptz,
        bytes bytea, doc jsonb, words text[], doubled integer generated always as (length(odd) * 2) stored,
        constraint parcel_pk primary key (office_id, id),
        constraint parcel_shelf_fk foreign key (office_id, shelf_id) references shelf (office_id, id))`);
  }
  async down(): Promise<void> {}
}
@Module({})
class ParcelsModule {}
const parcels: HouseModule = {
  name: 'parcels',
  nest: ParcelsModule,
  entities: [],
  migrations: [Parcels1795305690001 as never],
  problems: {},
  events,
  permissions: {},
};
const MODULES = [platform, parcels];
const PASSPHRASE = 'pintu terbuka sejak subuh';
const recovery = lockFor(PASSPHRASE);

let house: HouseUnderTest;
let folder: string;
let path: string;
const office = 77;
const targets: string[] = [];

/** An empty database beside the house's, as on a second machine. */
async function secondMachine(): Promise<{ ownerUrl: string; appRole: undefined; dataDir: string }> {
  const name = `bp_restore_${process.pid}_${targets.length}`;
  await asServer((server) => server.query(`create database ${name}`));
  targets.push(name);
  const url = new URL(house.database.ownerUrl);
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, appRole: undefined, dataDir: join(folder, name) };
}
async function at<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
const ODD = 'tab\there "quoted" back\\slash \\N \r\n\u0001 naïve 🙂';

beforeAll(async () => {
  house = await openHouse({ modules: MODULES });
  folder = mkdtempSync(join(tmpdir(), 'buka-backup-'));
  path = join(folder, 'a.backup');
  for (let at = 0; at < 5; at++)
    await house.db.transaction(() =>
      house.get(Ledger).append(office, events.noted, {
        subject: { type: 'parcel', id: newId(office) },
        payload: { text: ODD },
        actor: system('test'),
      }),
    );
  await house.settle();
  await house.get(Jobs).add('parcels.later', { note: 1 }, { runAt: '2099-01-01T00:00:00Z', key: 'later' });
  await house.owner.query(`insert into shelf values (77, $1);`.replace('$1', `'${newId(office)}'`));
  const { rows } = await house.owner.query<{ id: string }>('select id from shelf');
  for (let n = 0; n < 3000; n++)
    await house.owner.query(
      `insert into parcel (office_id, id, shelf_id, odd, n, at, bytes, doc, words) values (77, $1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(office),
        rows[0]!.id,
        n % 7 ? ODD : null,
        '12345678901234567890.123456789',
        '0044-03-15T00:00:00.123456Z',
        house.get(Vault).seal(ODD, 'x'),
        { ODD },
        [ODD, null, ''],
      ],
    );
  mkdirSync(join(house.get(Env).dataDir, 'tls'), { recursive: true });
  writeFileSync(join(house.get(Env).dataDir, 'tls', 'authority.json'), '{"an":"authority"}');
  await dump(house.get(Env), { path, recovery, release: '0.2.0' });
});
afterAll(async () => {
  for (const name of targets) await asServer((server) => server.query(`drop database if exists ${name} with (force)`));
  rmSync(folder, { recursive: true, force: true });
  await house?.close();
});

const content = (url: string): Promise<unknown> =>
  at(url, async (client) => {
    const rows = async (sql: string) => (await client.query(sql)).rows;
    return {
      parcels: await rows('select md5(string_agg(p::text, chr(10) order by id)) as print, count(*) from parcel p'),
      events: await rows('select position, encode(hash, $$hex$$) as hash, payload from ledger_event order by position'),
      jobs: await rows('select key, run_at from graphile_worker._private_jobs order by 1'),
      next: await rows(
        `select count(*) from ledger_event where arrival > (select last_value from ledger_event_arrival_seq)`,
      ),
    };
  });

describe('a backup', () => {
  it('makes the same house on another machine: every row, every byte, jobs, ledger and certificate', async () => {
    const machine = await secondMachine();
    const { rows, manifest } = await restore(path, PASSPHRASE, machine, MODULES);
    expect(rows).toBeGreaterThan(3000);
    expect(await content(machine.ownerUrl)).toEqual(await content(house.database.ownerUrl));
    expect(readFileSync(join(machine.dataDir, 'tls', 'authority.json'), 'utf8')).toBe('{"an":"authority"}');
    const keys = { dataKeys: house.get(Env).dataKeys, blindIndexKey: house.get(Env).blindIndexKey };
    expect(manifest.keys).toEqual(keys);
    await at(machine.ownerUrl, async (client) => {
      const query = async <R extends object>(sql: string, params?: unknown[]) =>
        (await client.query<R>(sql, params)).rows;
      expect(await verifyChain({ query }, office)).toMatchObject({ events: 5, fault: null });
      // It lives on: the next event finds its place.
      await client.query(
        `insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, payload) values (77, $1, 'parcel.noted', 'p', 'p', 'system', '{}')`,
        [newId(office)],
      );
      await client.query('select ledger_seal(77, 10)');
      expect(await verifyChain({ query }, office)).toMatchObject({ events: 6, fault: null });
      const refused = `insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, payload, position, previous_hash, hash)
        values (77, $1, 'x.y', 'p', 'p', 'system', '{}', 99, '', '')`;
      await expect(client.query(refused, [newId(office)])).rejects.toThrow('without its seal');
    });
  });

  it('is one moment: what is written while it is made is in it or not, never in part', async () => {
    const target = join(folder, 'moving.backup');
    let going = true;
    const writing = (async () => {
      while (going) {
        const shelf = newId(office);
        await house.owner.query(`with s as (insert into shelf values (77, '${shelf}')) select 1`);
        await house.owner.query(
          `insert into parcel (office_id, id, shelf_id) values (77, '${newId(office)}', '${shelf}')`,
        );
        await house.db.transaction(() =>
          house.get(Ledger).append(office, events.noted, {
            subject: { type: 'p', id: shelf },
            payload: { text: '' },
            actor: system('test'),
          }),
        );
        await house.settle();
      }
    })();
    await dump(house.get(Env), { path: target, recovery, release: '0.2.0' });
    going = false;
    await writing;
    const machine = await secondMachine();
    await restore(target, PASSPHRASE, machine, MODULES);
    await at(machine.ownerUrl, async (client) => {
      const query = async <R extends object>(sql: string, params?: unknown[]) =>
        (await client.query<R>(sql, params)).rows;
      expect((await verifyChain({ query }, office)).fault).toBeNull();
    });
    expect((await house.get(LedgerAuditor).verify(office)).fault).toBeNull();
  });

  it('can be made by the app’s own role, which owns nothing', async () => {
    const env = house.get(Env);
    const target = join(folder, 'app.backup');
    await dump(new Env({ ...env, databaseOwnerUrl: env.databaseUrl }), { path: target, recovery, release: '0.2.0' });
    expect((await checkBackup(target, PASSPHRASE, MODULES)).tables).toBe(
      (await checkBackup(path, PASSPHRASE, MODULES)).tables,
    );
  });
});

describe('a restore refuses', () => {
  const refused = async (file: string, words = PASSPHRASE, modules: readonly HouseModule[] = MODULES) => {
    const machine = await secondMachine();
    const told = await restore(file, words, machine, modules).then(
      () => 'nothing',
      (failure: Error) => `${failure.name}: ${failure.message}`,
    );
    const { rows } = await at(machine.ownerUrl, (client) =>
      client.query(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`),
    );
    // Whatever was wrong, nothing is half done.
    expect(rows).toEqual([]);
    return told;
  };

  it('a wrong passphrase, a flipped byte and a file that was cut off, before anything is touched', async () => {
    expect(await refused(path, 'kata sandi lain')).toContain('not the recovery passphrase');
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(folder, 'flipped'), bytes);
    expect(await refused(join(folder, 'flipped'))).toContain('BackupProblem: The backup is damaged: part');
    writeFileSync(join(folder, 'cut'), readFileSync(path).subarray(0, 4000));
    expect(await refused(join(folder, 'cut'))).toContain('not whole');
  });

  it('a backup of a newer house', async () => {
    expect(await refused(path, PASSPHRASE, [platform])).toContain('newer house (0.2.0; it knows Parcels1795305690001)');
  });

  it('a database that is not empty', async () => {
    const { ownerUrl } = house.database;
    await expect(restore(path, PASSPHRASE, { ownerUrl, appRole: undefined, dataDir: folder }, MODULES)).rejects.toThrow(
      'not empty',
    );
    expect(await house.db.query('select 1 as one from shelf where office_id = 77 limit 1')).toHaveLength(1);
  });

  it('settings that lack a key of the backup, or bring another one', async () => {
    const { manifest } = await checkBackup(path, PASSPHRASE, MODULES);
    const own = manifest.keys;
    const other = `v1:${Buffer.alloc(32, 9).toString('base64')}`;
    expect(() => refuseOtherKeys(manifest, { dataKeys: other, blindIndexKey: null })).toThrow(
      'DATA_KEYS lacks the key v1',
    );
    expect(() => refuseOtherKeys(manifest, { dataKeys: null, blindIndexKey: other })).toThrow('BLIND_INDEX_KEY');
    refuseOtherKeys(manifest, {
      dataKeys: `${own.dataKeys},${other.replace('v1', 'v2')}`,
      blindIndexKey: own.blindIndexKey,
    });
    refuseOtherKeys(manifest, { dataKeys: null, blindIndexKey: null });
  });

  it('to keep anything when it breaks off in the middle', async () => {
    const machine = await secondMachine();
    // A table of this house that asks for more than the backup has: a later migration that can't be done.
    class Impossible1795305690009 {
      async up(run: { query(sql: string): Promise<unknown> }): Promise<void> {
        await run.query('alter table parcel add constraint parcel_never_ck check (false)');
      }
      async down(): Promise<void> {}
    }
    const stubborn = { ...parcels, migrations: [...parcels.migrations, Impossible1795305690009 as never] };
    await expect(restore(path, PASSPHRASE, machine, [platform, stubborn])).rejects.toThrow();
    await restore(path, PASSPHRASE, machine, MODULES);
  });
});

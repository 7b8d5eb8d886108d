import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { Db, type Env, newId, officeOf, platform, sqlState } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { toyModule } from '../testing/toy-module.js';

@Entity()
class Parcel {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') label: string;
  @Column('integer', { default: 1 }) version: number;
}

class Parcels1795305699001 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`create table parcel (
      office_id integer not null, id uuid not null, label text not null, version integer not null default 1,
      constraint parcel_pk primary key (office_id, id),
      constraint parcel_office_ck check (office_of(id) = office_id),
      constraint parcel_label_uq unique (office_id, label))`);
  }

  async down(): Promise<void> {}
}

@Module({})
class ParcelsModule {}
const parcels = toyModule('parcels', ParcelsModule, {
  entities: [Parcel],
  migrations: [Parcels1795305699001],
});

describe('the database', () => {
  let house: HouseUnderTest;
  beforeAll(async () => {
    house = await openHouse({ modules: [platform, parcels] });
  });
  afterAll(() => house.close());

  const insert = async (label: string, officeId = 7): Promise<string> => {
    const id = newId(officeId);
    await house.db.repo(Parcel).insert({ officeId, id, label });
    return id;
  };
  const labels = async (): Promise<string[]> =>
    (await house.db.repo(Parcel).find({ where: { officeId: 7 }, order: { label: 'asc' } })).map((one) => one.label);
  beforeEach(() => house.owner.query('truncate parcel'));

  it('runs as a role that may do no more than it must', async () => {
    expect(
      await house.db.one('select current_user::text as who, usesuper from pg_user where usename = current_user'),
    ).toEqual({
      who: 'bp_app',
      usesuper: false,
    });
    await expect(house.db.query('create table mine ()')).rejects.toThrow(/permission denied/);
  });

  it('reads the office out of an id as Node does', async () => {
    for (const office of [1, 7, 2730, 4095]) {
      const id = newId(office);
      expect(await house.db.one('select office_of($1) as office', [id])).toEqual({ office });
      expect(officeOf(id)).toBe(office);
    }
    expect(await house.db.one('select office_of(gen_random_uuid()) as office')).toEqual({ office: 0 });
  });

  it('refuses a row whose id belongs to another office', async () => {
    const wrong = house.db.repo(Parcel).insert({ officeId: 7, id: newId(8), label: 'x' });
    await expect(wrong).rejects.toThrow(/parcel_office_ck/);
  });

  it('commits what the work did, joined pieces too', async () => {
    await house.db.transaction(async () => {
      await insert('a');
      await house.db.transaction(() => insert('b'));
      expect(await house.db.one('select count(*) as rows from parcel where office_id = $1', [7])).toEqual({ rows: 2 });
    });
    expect(await labels()).toEqual(['a', 'b']);
  });

  it('rolls back when the work throws, and runs nothing after', async () => {
    let ran = false;
    const work = house.db.transaction(async () => {
      house.db.afterCommit(() => (ran = true));
      await insert('a');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await labels()).toEqual([]);
    expect(ran).toBe(false);
  });

  it('does not commit around a joined piece that threw', async () => {
    const work = house.db.transaction(async () => {
      await insert('a');
      await house.db
        .transaction(async () => {
          await insert('b');
          throw new Error('half done');
        })
        .catch(() => undefined);
    });
    await expect(work).rejects.toThrow('half done');
    expect(await labels()).toEqual([]);
  });

  it('runs after-commit steps outside the transaction, also when one of them throws', async () => {
    const seen: unknown[] = [];
    await house.db.transaction(async () => {
      house.db.afterCommit(() => {
        throw new Error('ignored');
      });
      house.db.afterCommit(() => seen.push(house.db.inTransaction));
    });
    expect(seen).toEqual([false]);
  });

  it('runs the work again after a deadlock and gives up on any other error', async () => {
    const one = await insert('one');
    const two = await insert('two');
    let runs = 0;
    let meet = (): void => undefined;
    const met = new Promise<void>((done) => (meet = done));
    const both = async (first: string, second: string): Promise<void> => {
      await house.db.repo(Parcel).update({ officeId: 7, id: first }, { version: () => 'version + 1' });
      // Each holds what the other wants next.
      if (++runs === 2) meet();
      await met;
      await house.db.repo(Parcel).update({ officeId: 7, id: second }, { version: () => 'version + 1' });
    };
    await Promise.all([house.db.transaction(() => both(one, two)), house.db.transaction(() => both(two, one))]);
    expect(runs).toBe(3);
    expect((await house.db.repo(Parcel).findBy({ officeId: 7 })).map((row) => row.version)).toEqual([3, 3]);
    runs = 0;
    const failing = house.db.transaction(async () => {
      runs++;
      await insert('one');
    });
    expect(await failing.catch(sqlState)).toBe('23505');
    expect(runs).toBe(1);
  });

  it('tells how many rows a guarded update changed', async () => {
    const id = await insert('a');
    const save = (version: number): Promise<number> =>
      house.db.repo(Parcel).update({ officeId: 7, id, version }, { version: version + 1 });
    expect([await save(1), await save(1)]).toEqual([1, 0]);
  });

  it('lets the tests move its time, Node and SQL together', async () => {
    await house.clock.set('2027-03-01T02:00:00Z');
    expect(Math.abs((await house.db.now()).getTime() - Date.parse('2027-03-01T02:00:00Z'))).toBeLessThan(2000);
    await house.clock.advance(3_600_000);
    expect(Math.abs(house.clock.now().getTime() - (await house.db.now()).getTime())).toBeLessThan(500);
    await expect(
      house.db.query(`create or replace function clock_at() returns timestamptz language sql as 'select now()'`),
    ).rejects.toThrow(/must be owner|permission denied/);
  });

  it('prepares named statements where the settings allow it', async () => {
    const prepared = (db: Db): Promise<object[]> =>
      db.transaction(async () => {
        await db.query('select 1', [], { name: 'one' });
        return db.query('select name from pg_prepared_statements');
      });
    expect(await prepared(house.db)).toContainEqual({ name: 'one' });
    const without = new Db(house.get(DataSource), { namedStatements: false } as Env);
    await house.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'bp_app'`,
    );
    const unprepared = (): Promise<object[]> => prepared(without).catch(unprepared);
    expect(await unprepared()).toEqual([]);
  });

  it('guards every statement of the app in tests', async () => {
    await expect(house.db.query('select label from parcel where id = $1', [newId(7)])).rejects.toThrow(/office_id/);
    await expect(house.db.reference(Parcel).findOneBy({ id: newId(7) })).rejects.toThrow(/office_id/);
    expect(house.unbound.splice(0)).toHaveLength(2);
  });
});

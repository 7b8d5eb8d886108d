import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import {
  Env,
  HouseRoot,
  readHeader,
  readSettings,
  restoreBackup,
  seedReference,
  Vault,
  verifyChain,
  Worker,
} from '@buka-pintu/platform';
import { testDatabase } from '@buka-pintu/platform/testing';
import pg from 'pg';
import { MODULES } from './api.module.js';
import { ROOT } from './testing/sources.js';

// A backup of each release, made by its own code with the demo's data: whoever runs one must be able to come along.
const FOLDER = join(ROOT, 'apps/api/src/testing/releases');
const RELEASES = readdirSync(FOLDER).filter((name) => name.endsWith('.backup'));
const PASSPHRASE = 'rilis lama dibuka kembali';

describe('an upgrade from', () => {
  it.each(RELEASES)(
    '%s keeps every booking, opens what was sealed, and leaves the ledger whole',
    async (name) => {
      const database = await testDatabase();
      const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
      pool.on('error', () => undefined);
      try {
        const target = {
          ownerUrl: database.ownerUrl,
          appRole: new URL(database.appUrl).username,
          dataDir: join(tmpdir(), database.name),
        };
        const { manifest, rows } = await restoreBackup(join(FOLDER, name), PASSPHRASE, target, MODULES);
        expect(rows).toBeGreaterThan(10_000);
        expect((await readHeader(join(FOLDER, name))).release).toBe(name.replace('.backup', ''));

        const query = async <R extends object>(sql: string, params: unknown[] = []) =>
          (await pool.query<R>(sql, params)).rows;
        const count = async (table: string) =>
          Number((await query<{ count: string }>(`select count(*) from ${table}`))[0]!.count);
        expect(await count('schema_migration')).toBe(MODULES.flatMap(({ migrations }) => migrations).length);
        expect(await count('booking')).toBe(1948);
        expect(await verifyChain({ query }, 1)).toMatchObject({ events: 1968, fault: null });

        // It starts: as the app's own role, with the seeds of today, and works off what is waiting.
        const env = new Env({
          ...readSettings({ NODE_ENV: 'test', DEMO: '1', HOST: '127.0.0.1', WORKER: '0', LOG_LEVEL: 'silent' }),
          ...manifest.keys,
          dataDir: target.dataDir,
          databaseUrl: database.appUrl,
          databaseOwnerUrl: database.ownerUrl,
        });
        const house = await NestFactory.createApplicationContext(HouseRoot.of(MODULES, env), { logger: false });
        try {
          await seedReference(house);
          const worker = house.get(Worker, { strict: false });
          await worker.settle();
          // Bookings from before contacts were listed are found by a phone or an address now, all of them.
          expect(await count('booking where not contacts_listed')).toBe(0);
          const listed = await query<{ count: string }>(`select count(distinct booking_id) from booking_contact`);
          expect(Number(listed[0]!.count)).toBe(1948);
          const [booking] = await query<{ id: string; name_sealed: Buffer }>(
            'select id, name_sealed from booking limit 1',
          );
          const vault = house.get(Vault, { strict: false });
          expect(vault.open(booking!.name_sealed, `booking.name_sealed:${booking!.id}`)).toMatch(/\p{L}{2,}/u);
        } finally {
          await house.close();
        }
        expect((await verifyChain({ query }, 1)).fault).toBeNull();
      } finally {
        await pool.end();
        await database.drop();
      }
    },
    120_000,
  );
});

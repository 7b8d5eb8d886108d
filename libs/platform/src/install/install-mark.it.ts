import { randomBytes } from 'node:crypto';
import { Env, readSettings } from '../env/index.js';
import { platform } from '../platform.module.js';
import { type HouseUnderTest, openHouse } from '../testing/index.js';
import { checkMark } from './install-mark.js';
import { wipeDemo } from './leave-demo.js';

const key = (): string => randomBytes(32).toString('base64');
const [first, second, blindIndexKey] = [key(), key(), key()];

describe('a database and its settings', () => {
  let house: HouseUnderTest;
  beforeEach(async () => {
    house = await openHouse({ modules: [platform] });
    await house.owner.query('delete from install');
  });
  afterEach(() => house.close());

  const settings = (change: Partial<{ demo: boolean; dataKeys: string; blindIndexKey: string }> = {}): Env =>
    new Env({
      ...readSettings({}),
      databaseUrl: house.database.appUrl,
      databaseOwnerUrl: house.database.ownerUrl,
      dataKeys: `v1:${first}`,
      blindIndexKey,
      ...change,
    });

  it('stay a demo, and stay live', async () => {
    await checkMark(settings());
    await checkMark(settings());
    await expect(checkMark(settings({ demo: false }))).rejects.toThrow(/holds the fictitious demo office.*demo:leave/);
    await house.owner.query(`update install set mode = 'live'`);
    await checkMark(settings({ demo: false }));
    await expect(checkMark(settings())).rejects.toThrow(/^DEMO must be 0/);
  });

  it('keep every key that sealed a row', async () => {
    await checkMark(settings());
    await checkMark(settings({ dataKeys: `v1:${first},v2:${second}` }));
    await expect(checkMark(settings())).rejects.toThrow(/^DATA_KEYS lacks the key v2/);
    await expect(checkMark(settings({ dataKeys: `v1:${second},v2:${second}` }))).rejects.toThrow(/another key v1/);
    const other = settings({ dataKeys: `v1:${first},v2:${second}`, blindIndexKey: key() });
    await expect(checkMark(other)).rejects.toThrow(/^BLIND_INDEX_KEY holds another key/);
  });

  it('tell nothing of the keys', async () => {
    await checkMark(settings());
    const { rows } = await house.owner.query<{ text: string }>('select key_prints::text as text from install');
    for (const secret of [first, blindIndexKey]) expect(rows[0]!.text).not.toContain(secret.slice(0, 12));
  });

  it('part with a demo only', async () => {
    await house.owner.query(`insert into install (mode, key_prints) values ('live', '{}')`);
    await expect(wipeDemo(house.database.ownerUrl)).rejects.toThrow(/live one: nothing was deleted/);
    await house.owner.query(`update install set mode = 'demo'`);
    await wipeDemo(house.database.ownerUrl);
    const { rows } = await house.owner.query(
      `select 1 from pg_tables where schemaname in ('public', 'graphile_worker')`,
    );
    expect(rows).toEqual([]);
  });
});

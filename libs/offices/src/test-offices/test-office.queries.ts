import { MAX_OFFICE, TEST_OFFICES_FROM, type Db } from '@buka-pintu/platform';

/** The next free number of the test offices; undefined when all are given away. Holds the others off until the commit. */
export async function freeTestNumber(db: Db): Promise<number | undefined> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('offices.numbers', 0))`);
  const { number } = await db.one<{ number: number }>(
    'select greatest(coalesce(max(id), 0) + 1, $1) as number from office where id >= $1',
    [TEST_OFFICES_FROM],
  );
  // Numbers are never given twice: old ids would lead into a stranger's office.
  return number <= MAX_OFFICE ? number : undefined;
}

/** The closures of an office from a day on are taken back. */
export async function dropClosures(db: Db, officeId: number, from: string): Promise<void> {
  await db.query('delete from closure where office_id = $1 and on_day >= $2', [officeId, from]);
}

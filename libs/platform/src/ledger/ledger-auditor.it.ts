import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { defineEvents, Ledger, LedgerAuditor, newId, platform, system, Whole } from '@buka-pintu/platform';

class ParcelMoved {
  @Whole({ min: 0, max: 1_000_000 }) number: number;
}
const events = defineEvents('parcels', {
  moved: { type: 'parcel.moved', describes: 'A parcel was moved', payload: ParcelMoved },
});

describe('the verified ledger shows', () => {
  let house: HouseUnderTest;
  let office = 150;
  beforeAll(async () => {
    house = await openHouse({ modules: [platform] });
  });
  afterAll(() => house.close());

  const verify = (): ReturnType<LedgerAuditor['verify']> => house.get(LedgerAuditor).verify(office);
  // An office of its own for every test: a broken chain stays broken.
  beforeEach(async () => {
    office++;
    for (let number = 1; number <= 6; number++)
      await house.db.transaction(() =>
        house.get(Ledger).append(office, events.moved, {
          subject: { type: 'parcel', id: newId(office) },
          payload: { number },
          actor: system('test'),
        }),
      );
    await house.settle();
  });
  const tamper = (sql: string): Promise<unknown> => house.owner.query(sql.replaceAll('$office', String(office)));

  it.each([
    [
      'an edited payload',
      `update ledger_event set payload = '{"number":9}' where office_id = $office and position = 3`,
      3,
      'content',
    ],
    [
      'a changed actor',
      `update ledger_event set actor_id = 'x' where office_id = $office and position = 2`,
      2,
      'content',
    ],
    [
      'a moved time',
      `update ledger_event set at = at + interval '1 microsecond' where office_id = $office and position = 6`,
      6,
      'content',
    ],
    ['a removed row', 'delete from ledger_event where office_id = $office and position = 2', 2, 'gap'],
    ['a removed first row', 'delete from ledger_event where office_id = $office and position = 1', 1, 'gap'],
    ['a cut-off end', 'delete from ledger_event where office_id = $office and position > 4', 5, 'end'],
    ['an emptied ledger', 'delete from ledger_event where office_id = $office', 1, 'end'],
    ['a removed end of chain', 'delete from ledger_head where office_id = $office', 1, 'end'],
    [
      'a removed row whose followers moved up',
      `delete from ledger_event where office_id = $office and position = 3;
       update ledger_event set position = -position where office_id = $office and position > 3;
       update ledger_event set position = -position - 1 where office_id = $office and position < 0`,
      3,
      'link',
    ],
    [
      'two rows in other places',
      `update ledger_event set position = 100 where office_id = $office and position = 2;
       update ledger_event set position = 2 where office_id = $office and position = 5;
       update ledger_event set position = 5 where office_id = $office and position = 100`,
      2,
      'link',
    ],
  ])('%s', async (_, sql, brokenAt, fault) => {
    await tamper(sql);
    expect(await verify()).toMatchObject({ brokenAt, fault });
  });

  it('an added row with a seal of its own', async () => {
    await house.owner.query('alter table ledger_event disable trigger ledger_event_fresh');
    await house.owner.query(
      `insert into ledger_event (office_id, id, type, subject_type, subject_id, actor_kind, payload, position, previous_hash, hash)
       select office_id, $2, type, subject_type, subject_id, actor_kind, payload, 7, hash, sha256('x')
       from ledger_event where office_id = $1 and position = 6`,
      [office, newId(office)],
    );
    await house.owner.query('alter table ledger_event enable trigger ledger_event_fresh');
    expect(await verify()).toMatchObject({ brokenAt: 7, fault: 'content' });
  });
});

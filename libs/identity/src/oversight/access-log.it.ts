import { identity } from '@buka-pintu/identity';
import { newId, platform, system } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { AccessLog } from './access-log.service.js';

let house: HouseUnderTest;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity] });
});
afterAll(() => house?.close());

const line = { officeId: 1, subjectType: 'booking', subjectId: newId(1), fields: ['name'], purpose: 'check_in' };

describe('the access log', () => {
  it('says who saw what of whom, and what for', async () => {
    const staffId = newId(1);
    const caller = {
      kind: 'staff',
      staffId,
      officeId: 1,
      name: '',
      sessionId: newId(1),
      permissions: new Map(),
    } as const;
    await house.get(AccessLog).record(caller, line);
    const { rows } = await house.owner.query('select * from access_log where actor_id = $1', [staffId]);
    expect(rows).toMatchObject([
      { actor_kind: 'staff', subject_id: line.subjectId, fields: ['name'], purpose: 'check_in', at: expect.any(Date) },
    ]);
  });

  it('can neither be changed nor thinned out by the app', async () => {
    await house.get(AccessLog).record(system('test'), line);
    for (const sql of [
      `update access_log set purpose = 'nothing' where office_id = 1`,
      'delete from access_log where office_id = 1',
      'truncate access_log',
    ])
      await expect(house.db.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps no line of what was rolled back', async () => {
    const subjectId = newId(1);
    const work = house.db.transaction(async () => {
      await house.get(AccessLog).record(system('test'), { ...line, subjectId });
      throw new Error('not shown after all');
    });
    await expect(work).rejects.toThrow();
    expect((await house.owner.query('select 1 from access_log where subject_id = $1', [subjectId])).rowCount).toBe(0);
  });
});

import { identity } from '@buka-pintu/identity';
import { asStaff, type Credentials } from '@buka-pintu/identity/testing';
import { offices } from '@buka-pintu/offices';
import { newId, platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { randomUUID } from 'node:crypto';
import { catalogue } from '../index.js';
import type { ServiceSwitchRequest, ServiceSwitchView } from './office-switch.dto.js';

let house: HouseUnderTest;
let head: Credentials;
beforeAll(async () => {
  house = await openHouse({ modules: [platform, identity, offices, catalogue], demo: true });
  await house.clock.set('2026-11-23T01:00:00Z');
  head = await asStaff(house, 'head');
});
afterAll(() => house?.close());

const ELECTRONIC: ServiceSwitchRequest = {
  name: 'electronic_only',
  serviceCode: null,
  validFrom: '2026-12-01',
  validTo: null,
  isOn: true,
  hours: [],
  legalBasis: 'SE IMI-263.GR.01.02/2024',
  source: 'kaltaranetwork 2025-06',
  confidence: 'confirmed',
};

async function send(method: string, path: string, body?: object, version?: number, who = head) {
  const response = await house.fetch(`/v1/catalogue/office-switches${path}`, {
    method,
    headers: {
      ...who,
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as ServiceSwitchView & {
      code?: string;
      items: ServiceSwitchView[];
      errors?: { pointer: string }[];
    },
  };
}
const totals = async (on: string) => {
  const query = `officeCode=CTH&age=30&nationality=indonesian&on=${on}`;
  const answer = await house.fetch(`/v1/services/passport_new_adult/applicable?${query}`);
  return ((await answer.json()) as { fees: { choices: { total: number }[] } }).fees.choices.map((it) => it.total);
};

describe('a switch of the office', () => {
  it('holds from its day on, is changed by who saw it, and goes', async () => {
    const added = await send('POST', '', ELECTRONIC);
    expect([added.status, added.body.version]).toEqual([201, 1]);
    const { id } = added.body;
    expect(await totals('2026-11-30')).toHaveLength(4);
    expect(await totals('2026-12-01')).toEqual([650_000, 950_000]);

    expect((await send('POST', '', { ...ELECTRONIC, validFrom: '2027-01-01' })).body.code).toBe('switches_overlap');
    expect((await send('POST', '', { ...ELECTRONIC, serviceCode: 'passport_new_adult', isOn: false })).status).toBe(
      201,
    );
    expect(await totals('2026-12-01')).toHaveLength(4);

    const until = { ...ELECTRONIC, validTo: '2026-12-31' };
    expect((await send('PUT', `/${id}`, until, 1)).body).toMatchObject({ version: 2, validTo: '2026-12-31' });
    expect((await send('PUT', `/${id}`, until, 1)).status).toBe(412);
    expect((await send('PUT', `/${id}`, until)).status).toBe(428);
    expect((await send('POST', '', { ...ELECTRONIC, validFrom: '2027-01-01' })).status).toBe(201);
    expect((await send('GET', '')).body.items.map((it) => it.validFrom)).toEqual([
      '2025-01-01',
      '2026-12-01',
      '2026-12-01',
      '2027-01-01',
    ]);
    expect((await send('DELETE', `/${id}`, undefined, 2)).status).toBe(204);
    expect((await send('DELETE', `/${id}`, undefined, 2)).status).toBe(404);
    const { rows } = await house.owner.query(`select payload from ledger_event where type = 'office_switch.changed'`);
    expect(rows).toHaveLength(5);
  });

  it('that two set at once is set once', async () => {
    const same = {
      ...ELECTRONIC,
      name: 'same_day',
      serviceCode: 'passport_lost',
      hours: [{ weekday: 1, opensAt: '08:00', closesAt: '10:00' }],
    } as const;
    const answers = await Promise.all([send('POST', '', same), send('POST', '', same), send('POST', '', same)]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([201, 409, 409]);
  });

  it('is refused where it says nothing', async () => {
    const pointer = async (more: object) => {
      const { status, body } = await send('POST', '', { ...ELECTRONIC, validFrom: '2029-01-01', ...more });
      return [status, body.errors?.[0]?.pointer];
    };
    expect(await pointer({ name: 'offered' })).toEqual([400, '/serviceCode']);
    expect(await pointer({ name: 'same_day' })).toEqual([400, '/hours']);
    expect(await pointer({ hours: [{ weekday: 1, opensAt: '08:00', closesAt: '10:00' }] })).toEqual([400, '/hours']);
    expect(await pointer({ serviceCode: 'visa' })).toEqual([400, '/serviceCode']);
    expect(await pointer({ validTo: '2028-12-31' })).toEqual([400, '/validTo']);
    const back = [{ weekday: 1, opensAt: '10:00', closesAt: '08:00' }];
    expect(await pointer({ name: 'same_day', hours: back })).toEqual([400, '/hours/0/closesAt']);
  });

  it('is the affair of its own office', async () => {
    expect((await send('PUT', `/${newId(2)}`, ELECTRONIC, 1)).status).toBe(404);
    expect((await send('POST', '', ELECTRONIC, undefined, await asStaff(house, 'information_editor'))).status).toBe(
      403,
    );
  });
});

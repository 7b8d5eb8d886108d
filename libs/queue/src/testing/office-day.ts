import { newId } from '@buka-pintu/platform';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import { signInOfficer } from '@buka-pintu/identity/testing';

export interface OfficeDay {
  officeId: number;
  code: string;
  pointId: string;
  pointCode: string;
  /** A second service point of the same office, with one counter. */
  otherPointId: string;
  otherCounterId: string;
  counters: string[];
}

type Desk = { counterId: string; staffId: string; headers: Record<string, string> };

/** An office for one test file: a service point with counters, open at any hour of any day unless told otherwise. */
export async function anOffice(
  house: HouseUnderTest,
  given: { officeId: number; code: string; zone?: string; counters?: number; hours?: [string, string] },
): Promise<OfficeDay> {
  const { officeId, code, zone = 'Asia/Jakarta', counters = 3, hours = ['00:00', '24:00'] } = given;
  await house.owner.query(
    `insert into office (id, code, name, zone, address, is_demo) values ($1, $2, $3, $4, 'Jalan Uji', false)`,
    [officeId, code, `Kantor ${code}`, zone],
  );
  const points: { pointId: string; counterIds: string[] }[] = [];
  for (const [index, count] of [counters, 1].entries()) {
    points.push(await aPoint(house, officeId, `${code}-${index + 1}`, count, hours));
  }
  const [here, other] = points as [(typeof points)[0], (typeof points)[0]];
  return {
    officeId,
    code,
    pointId: here.pointId,
    pointCode: `${code}-1`,
    otherPointId: other.pointId,
    otherCounterId: other.counterIds[0]!,
    counters: here.counterIds,
  };
}

async function aPoint(
  house: HouseUnderTest,
  officeId: number,
  code: string,
  counters: number,
  [opensAt, closesAt]: [string, string],
): Promise<{ pointId: string; counterIds: string[] }> {
  const pointId = newId(officeId);
  await house.owner.query(
    `insert into service_point (office_id, id, code, name, kind, address, accessibility, service_codes)
     values ($1, $2, $3, $4, 'office', 'Jalan Uji', '{}', '{passport_new_adult}')`,
    [officeId, pointId, code, `Tempat ${code}`],
  );
  const setId = newId(officeId);
  await house.owner.query(
    `insert into opening_set (office_id, id, service_point_id, kind, valid_from) values ($1, $2, $3, 'normal', '2025-01-01')`,
    [officeId, setId, pointId],
  );
  for (let weekday = 1; weekday <= 7; weekday++) {
    await house.owner.query(
      `insert into opening_rule (office_id, id, set_id, weekday, opens_at, closes_at) values ($1, $2, $3, $4, $5, $6)`,
      [officeId, newId(officeId), setId, weekday, opensAt, closesAt],
    );
  }
  const counterIds: string[] = [];
  for (let number = 1; number <= counters; number++) {
    const counterId = newId(officeId);
    await house.owner.query(
      `insert into counter (office_id, id, service_point_id, number, name, service_codes)
       values ($1, $2, $3, $4, $5, '{passport_new_adult}')`,
      [officeId, counterId, pointId, number, `Loket ${number}`],
    );
    counterIds.push(counterId);
  }
  return { pointId, counterIds };
}

/** An officer of the office who may call, with what their requests carry. */
export async function anOfficer(house: HouseUnderTest, officeId: number, name?: string) {
  return signInOfficer(house, [{ role: 'counter', officeId }], { name });
}

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

let keys = 0;

/** A request as a client makes it: JSON, a key of its own for each move, the answer parsed. */
export async function ask<T>(
  house: HouseUnderTest,
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body?: object,
  key = `key-${++keys}`,
): Promise<Answer<T>> {
  const answer = await house.fetch(path, {
    method,
    headers: {
      ...headers,
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
    },
    ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as T, headers: answer.headers };
}

/** Opens so many counters, an officer at each. */
export async function openDesks(
  house: HouseUnderTest,
  office: Pick<OfficeDay, 'officeId' | 'counters'>,
  count: number,
): Promise<Desk[]> {
  const desks: Desk[] = [];
  for (const counterId of office.counters.slice(0, count)) {
    const { staffId, headers } = await anOfficer(house, office.officeId, `Petugas ${desks.length + 1}`);
    const { status } = await ask(house, 'POST', `/v1/queue/counters/${counterId}/sessions`, headers);
    if (status !== 200) throw new Error(`The counter did not open: ${status}`);
    desks.push({ counterId, staffId, headers });
  }
  return desks;
}

import { asDevice, asTester, registerClient, signInOfficer, type Credentials } from '@buka-pintu/identity/testing';
import { DEVICE_KINDS, newId, ROLES, routesOf, schemaOf, type Route } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { MODULES } from './api.module.js';
import { documents } from './openapi.js';
import { matrixOf, type MatrixRow } from './testing/access-matrix.js';
import { AccessStage } from './testing/access-stage.js';
import type { Parameter } from './testing/documented-api.js';

// What no operation may do something with, tried on each of them by somebody who may call it.
const routes = routesOf(MODULES).filter(({ operation }) => operation.access.some(({ kind }) => kind !== 'citizen'));
const named = (wanted: (route: Route) => boolean) =>
  routes.filter(wanted).map((route) => [`${route.method} ${route.path}`, route] as const);
const scopes = [
  ...new Set(routes.flatMap(({ operation }) => operation.access.flatMap((it) => ('scope' in it ? it.scope : [])))),
];
const parametersOf = (operation: MatrixRow['operation']): Record<string, Parameter> =>
  Object.fromEntries((operation['parameters'] as Parameter[]).map((parameter) => [parameter.name, parameter]));
const byId = ({ path }: Route): boolean => /:\w*[iI]d\b/.test(path);

/** What a segment of a path may be: a path that can name nothing is not found before anything else is looked at. */
function segment({ path }: Route['operation'], name: string): string {
  const schema = path ? schemaOf(path).properties?.[name] : undefined;
  if (schema?.format === 'date') return '2026-11-23';
  return String(schema?.enum?.[0] ?? schema?.examples?.[0] ?? 'CTH-1');
}

/** The one answer to a code or a password that is wrong, over, used up or never was. */
const GUESSED: Readonly<Record<string, number>> = {
  citizen_code_wrong: 422,
  sign_in_refused: 401,
  // A device makes the id of its ticket itself; it is the number that must be its own.
  number_not_lent: 422,
};

/** Answers for each of many apart, so that one that can't be does not hold up the others. */
const EACH_APART = new Set(['/v1/queue/kiosk/syncs']);

/** Ways in that officers do not have. */
const NOT_STAFF = new Set(['client', 'own_client', 'test_client', 'citizen', 'device']);

describe('bad input', () => {
  let house: HouseUnderTest;
  let officer: Credentials;
  let thirdParty: Credentials;
  let tester: Credentials;
  let stage: AccessStage;
  const devices = new Map<string, Credentials>();
  beforeAll(async () => {
    house = await openHouse({ demo: true });
    officer = (
      await signInOfficer(
        house,
        ROLES.map((role) => ({ role })),
      )
    ).headers;
    thirdParty = (await registerClient(house, scopes)).headers;
    tester = await asTester(house, scopes);
    stage = await AccessStage.of(house);
    const { rows } = await house.owner.query<{ id: string }>(
      'select id from service_point where office_id = 1 limit 1',
    );
    for (const kind of DEVICE_KINDS) devices.set(kind, await asDevice(house, kind, rows[0]!.id));
  });
  afterAll(() => house.close());

  /** Calls as an officer of every role, or as a client where officers have no way in. */
  const call = async (
    { method, path, operation }: Route,
    id: string,
    body?: string | Buffer,
    type = 'application/json',
  ) => {
    const forTesters = operation.access.some(({ kind }) => kind === 'test_client');
    const forDevice = operation.access.find((way) => way.kind === 'device')?.deviceKind;
    const forStaff = operation.access.some(({ kind }) => !NOT_STAFF.has(kind));
    const headers = {
      ...(forStaff ? officer : forDevice ? devices.get(forDevice) : forTesters ? tester : thirdParty),
      'idempotency-key': newId(1),
      'if-match': '"1"',
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const url = path.replace(/:\w*[iI]d\b/g, id).replace(/:(\w+)/g, (_, name: string) => segment(operation, name));
    const answer = await house.fetch(url, { method: method.toUpperCase(), headers, body });
    const said = (await answer.json().catch(() => ({}))) as {
      code?: string;
      errors?: { pointer: string; code: string }[];
    };
    return { status: answer.status, code: said.code, errors: said.errors?.map((it) => `${it.pointer} ${it.code}`) };
  };

  describe.each(named(({ method }) => method !== 'get'))('to %s', (_name, route) => {
    it('is refused: a field nobody declared', async () => {
      const { code, errors } = await call(route, newId(1), JSON.stringify({ nobodyDeclared: 1 }));
      expect([code, errors]).toEqual(['validation_failed', expect.arrayContaining(['/nobodyDeclared unknown_field'])]);
    });

    it('is refused: broken JSON, broken UTF-8, another medium, ten megabytes', async () => {
      const answers = [
        await call(route, newId(1), '{"a":'),
        await call(route, newId(1), Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])),
        await call(route, newId(1), 'a=1', 'application/x-www-form-urlencoded'),
        await call(route, newId(1), Buffer.alloc(10_000_000, 0x20)),
      ];
      expect(answers.map(({ code }) => code)).toEqual(['malformed', 'malformed', 'unsupported_media', 'too_large']);
    });
  });

  it.each(named(byId))('%s finds neither what cannot be, nor what is another office’s', async (_name, route) => {
    // With a body of the right shape, or none: only the id is at fault.
    const body = route.operation.body ? JSON.stringify(route.operation.examples?.request ?? {}) : undefined;
    expect(await call(route, 'x', body)).toMatchObject({ status: 404, code: 'not_found' });
    expect(await call(route, newId(2), body)).toMatchObject({ status: 404 });
    expect(await call(route, '00000000-0000-4000-8000-000000000000', body)).toMatchObject({ status: 404 });
  });

  it('an id of elsewhere inside a body names nothing either', async () => {
    const foreign = '7f8fe2b5-5b1a-4b0e-9d53-0a3e2a8e1c11';
    for (const route of routes) {
      const example = JSON.stringify(route.operation.examples?.request ?? {});
      const text = example.replace(/"(\w*Id)":"[0-9a-f-]{36}"/g, `"$1":"${foreign}"`);
      if (text === example || route.operation.documents?.length === 0 || EACH_APART.has(route.path)) continue;
      const { status, code } = await call(route, newId(1), text);
      // Whoever guesses at a code or a password learns no more from an id that is not there than from a wrong guess.
      expect([route.method, route.path, status, code]).toEqual([
        route.method,
        route.path,
        GUESSED[code ?? ''] ?? 404,
        code,
      ]);
    }
  });

  it('a cursor that somebody bent leads nowhere, and breaks nothing', async () => {
    const lists = matrixOf(documents()).filter(({ operation }) => 'cursor' in parametersOf(operation));
    expect(lists.length).toBeGreaterThan(3);
    let bent = 0;
    for (const row of lists) {
      const { path } = stage.request(row);
      const from = `${path}${path.includes('?') ? '&' : '?'}limit=1`;
      const page = await house.fetch(from, { headers: officer });
      const { next } = (await page.json()) as { next?: string | null };
      if (!next) continue;
      // Never the letter that stood there: one cursor in 64 ends with an A of its own.
      const other = (letter?: string) => (letter === 'A' ? 'B' : 'A');
      const [first, last] = [other(next[0]) + next.slice(1), next.slice(0, -1) + other(next.at(-1))];
      for (const forged of [next.slice(0, -1), `${next}A`, first, last, 'x', '']) {
        bent++;
        const { status } = await house.fetch(`${from}&cursor=${forged}`, { headers: officer });
        expect([row.name, forged, status]).toEqual([row.name, forged, 400]);
      }
    }
    expect(bent).toBeGreaterThan(0);
  });

  it('was tried by people who may', () => {
    expect(routes.length).toBeGreaterThan(30);
  });
});

import { asCitizen, asStaff, registerClient, type Credentials } from '@buka-pintu/identity/testing';
import { newId, ROLES, routesOf, type Role, type Route } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { MODULES } from './api.module.js';

// Every operation is tried by everybody it does not name: nobody has to remember to write that test.
const routes = routesOf(MODULES).filter(({ operation }) => !operation.access.some(({ kind }) => kind === 'anyone'));
const scopes = [
  ...new Set(routes.flatMap(({ operation }) => operation.access.flatMap((it) => ('scope' in it ? it.scope : [])))),
];
const holders = new Map(MODULES.flatMap(({ permissions }) => Object.entries<readonly Role[]>(permissions)));

/** The role that may do the least of what the operations ask for. */
const idle = [...ROLES].sort((a, b) => held(a) - held(b))[0]!;
function held(role: Role): number {
  return [...holders.values()].filter((roles) => roles.includes(role)).length;
}

describe('whom an operation does not name', () => {
  let house: HouseUnderTest;
  const is: Record<string, Credentials> = {};
  beforeAll(async () => {
    house = await openHouse({ demo: true });
    is['anonymous'] = {};
    is['staff'] = await asStaff(house, idle);
    is['citizen'] = await asCitizen(house, { type: 'booking', id: newId(1) });
    for (const scope of scopes) is[scope] = (await registerClient(house, [scope])).headers;
  });
  afterAll(() => house.close());

  const refusal = async ({ method, path }: Route, who: Credentials): Promise<string> => {
    const url = path.replace(/:\w*[iI]d\b/g, newId(1)).replace(/:\w+/g, 'CTH-1');
    const answer = await house.fetch(url, {
      method: method.toUpperCase(),
      headers: { ...who, 'idempotency-key': url },
    });
    const type = answer.headers.get('content-type') ?? '';
    if (!type.includes('problem+json')) return `${answer.status} ${type}`;
    const { status, code } = (await answer.json()) as { status: number; code: string };
    return `${status} ${code}`;
  };

  it('there is enough to try', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(scopes.length).toBeGreaterThan(3);
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s refuses',
    async (_name, route) => {
      const { access } = route.operation;
      const refused: Record<string, string> = {};
      const expected: Record<string, string> = {};
      const outside = (who: string, named: boolean): void => {
        if (!named) expected[who] = who === 'anonymous' ? '401 sign_in_required' : '403 not_allowed';
      };
      outside('anonymous', false);
      outside(
        'staff',
        access.some(
          (it) => it.kind === 'signed_in' || (it.kind === 'staff' && holders.get(it.permission)?.includes(idle)),
        ),
      );
      outside(
        'citizen',
        access.some((it) => it.kind === 'citizen'),
      );
      for (const scope of scopes)
        outside(
          scope,
          access.some((it) => it.kind === 'client' && it.scope === scope),
        );
      for (const who of Object.keys(expected)) refused[who] = await refusal(route, is[who] ?? {});
      expect(refused).toEqual(expected);
    },
  );

  it('every permission asked for is somebody’s', () => {
    const asked = routes.flatMap(({ operation }) =>
      operation.access.flatMap((it) => ('permission' in it ? it.permission : [])),
    );
    expect(asked.filter((permission) => !holders.get(permission)?.length)).toEqual([]);
    expect(scopes.filter((scope) => !holders.has(scope))).toEqual([]);
  });
});

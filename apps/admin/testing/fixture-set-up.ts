import type { staffApi } from '@buka-pintu/client';
import { OFFICE, ON, SESSION } from './fixture-data.js';

const [POINT] = OFFICE.servicePoints;

/** The office of the fixtures as its administrator sets it up, with one service point. */
export const SETTINGS: staffApi.OfficeSettingsView = {
  code: 'CTH',
  name: OFFICE.name,
  zone: 'Asia/Jakarta',
  address: OFFICE.address,
  phone: null,
  demo: false,
  today: ON,
  servicePoints: [
    {
      id: POINT!.id,
      code: 'CTH-1',
      name: POINT!.name,
      kind: 'office',
      address: POINT!.address,
      accessibility: ['wheelchair'],
      serviceCodes: ['passport_new_adult'],
      counters: [1, 2, 3].map((number) => ({
        ...{ id: `counter-${number}`, number, name: `Loket ${number}` },
        ...{ serviceCodes: [], lanes: [], inUse: true, version: 1 },
      })),
      openingSets: [
        {
          ...{ id: 'set-1', kind: 'normal', name: null, validFrom: '2026-01-01', validTo: null, version: 1 },
          hours: [{ weekday: 1, opensAt: '08:00', closesAt: '12:00', onHolidays: false }],
        },
      ],
      exceptions: [],
      version: 1,
    },
  ],
  closures: [],
  disruptions: [],
  version: 1,
};

/** A house that grows as the wizard fills it: what was posted is there when it is asked for again. */
export function emptyInstall() {
  let settings: staffApi.OfficeSettingsView | undefined;
  const rules: staffApi.SlotRuleView[] = [];
  const permissions = [
    'offices:offices:create',
    'offices:settings:read',
    'offices:settings:edit',
    'queue:slots:read',
    'queue:slots:edit',
    'queue:days:read',
    'identity:staff:manage',
  ];
  const staff: staffApi.StaffView[] = [person('staff-1', 'Rina Wulandari', ['administrator'])];
  const notFound = () =>
    new Response(JSON.stringify({ title: 'Tidak ditemukan', status: 404, code: 'not_found' }), {
      status: 404,
      headers: { 'Content-Type': 'application/problem+json' },
    });
  const point = () => settings!.servicePoints[0]!;
  const change = (over: Partial<staffApi.ServicePointSettingsView>) => {
    settings = { ...settings!, servicePoints: [{ ...point(), ...over }] };
    return point();
  };
  const session = () => {
    const code = settings?.code ?? 'OFFICE-1';
    const name = settings?.name ?? 'Kantor 1';
    return { ...SESSION, officeCode: code, offices: [{ code, name, roles: ['administrator'], permissions }] };
  };
  const handlers = {
    'GET /v1/sessions/current': session,
    'GET /v1/offices/OFFICE-1': notFound,
    'POST /v1/offices': ({ body }: { body: object }) =>
      (settings = { ...SETTINGS, ...(body as staffApi.NewOfficeRequest), servicePoints: [] }),
    'GET /v1/offices/*/settings': () => settings ?? notFound(),
    'GET /v1/offices/*': () => (settings ? { ...OFFICE, ...settings, servicePoints: [] } : notFound()),
    'POST /v1/offices/*/service-points': ({ body }: { body: object }) => {
      const made = { ...SETTINGS.servicePoints[0]!, counters: [], openingSets: [], serviceCodes: [], ...body };
      settings = { ...settings!, servicePoints: [made] };
      return made;
    },
    'PUT /v1/service-points/*': ({ body }: { body: object }) => change(body),
    'POST /v1/service-points/*/counters': ({ body }: { body: object }) => {
      const made = { ...(body as staffApi.CounterRequest), id: `counter-${point().counters.length + 1}`, version: 1 };
      change({ counters: [...point().counters, made] as staffApi.CounterSettingsView[] });
      return made;
    },
    'POST /v1/service-points/*/opening-sets': ({ body }: { body: object }) => {
      const made = { ...(body as staffApi.OpeningSetRequest), id: 'set-1', version: 1 };
      change({ openingSets: [made] as staffApi.OpeningSetView[] });
      return made;
    },
    'GET /v1/queue/slot-rules': () => ({ items: rules, next: null }),
    'POST /v1/queue/slot-rules': ({ body }: { body: object }) => {
      const made = { ...(body as staffApi.SlotRuleRequest), id: 'rule-1', periods: [], validTo: null, version: 1 };
      rules.push(made);
      return made;
    },
    'GET /v1/staff': () => ({ items: staff, next: null }),
    'POST /v1/staff': ({ body }: { body: object }) => {
      const { name, roles } = body as staffApi.StaffRequest;
      const made = person(
        'staff-2',
        name,
        roles.map(({ role }) => role),
      );
      staff.push({ ...made, state: 'invited' });
      return staff.at(-1);
    },
    'POST /v1/staff/*/entry-links': () => ({
      url: 'https://kantor.example/admin/sign-in#invitation=AZNaAAAA',
      expiresAt: '2026-12-07T02:41:00Z',
      sentByEmail: true,
    }),
  };
  return { handlers, settings: () => settings, rules, staff };

  function person(id: string, name: string, roles: readonly string[]): staffApi.StaffView {
    return {
      ...{ id, name, email: null, staffNumber: null, locale: 'id', state: 'active', secondFactor: true },
      roles: roles.map((role) => ({ role, officeCode: settings?.code ?? 'LPB' })) as staffApi.StaffView['roles'],
      ...{ entryLink: null, registeredAt: '2026-11-23T01:00:00Z', lastSeenAt: null, actions: [], version: 1 },
    };
  }
}

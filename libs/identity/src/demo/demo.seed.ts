import { randomBytes } from 'node:crypto';
import { system, type Role, type SeedContext } from '@buka-pintu/platform';
import { ApiClients } from '../api-clients/api-clients.service.js';
import { RolePermissions } from '../role-permissions.js';
import { Passwords } from '../sessions/passwords.service.js';
import { placeOf } from '../staff/staff.queries.js';
import { StaffDirectory } from '../staff/staff.service.js';
import { demoClient, setScopes } from './demo.queries.js';

/** The number of the fictitious office. */
export const DEMO_OFFICE = 1;
/** The demo's API client, with whose key the examples of the documentation work. */
export const DEMO_CLIENT = 'Contoh Aplikasi';
const DEMO_SCOPES = [
  'queue:bookings:create',
  'queue:bookings:read',
  'queue:bookings:cancel',
  'queue:check-ins:create',
  'queue:tickets:create',
  'queue:tickets:read',
];

// All names are made up. A counter each for the three of the office and one at the mall.
const DEMO_STAFF: readonly { name: string; role: Role }[] = [
  { name: 'Sari Wulandari', role: 'counter' },
  { name: 'Budi Santoso', role: 'counter' },
  { name: 'Rahmat Hidayat', role: 'counter' },
  { name: 'Melati Kusuma', role: 'counter' },
  { name: 'Agus Prasetyo', role: 'verifier' },
  { name: 'Ratna Dewanti', role: 'interviewer' },
  { name: 'Hendra Gunawan', role: 'adjudicator' },
  { name: 'Lina Marlina', role: 'complaint_officer' },
  { name: 'Yusuf Maulana', role: 'wbs_officer' },
  { name: 'Putri Anggraini', role: 'survey_analyst' },
  { name: 'Dimas Saputra', role: 'outreach' },
  { name: 'Wayan Sudarma', role: 'information_editor' },
  { name: 'Nurhayati Siregar', role: 'head' },
  { name: 'Tigor Simanjuntak', role: 'auditor' },
  { name: 'Maria Kolondam', role: 'administrator' },
];

/** Officers of every role and one API client. Their passwords are random and known to nobody: links are how one enters. */
export async function seedDemoIdentity({ db, get }: SeedContext): Promise<void> {
  const [directory, passwords, clients] = [get(StaffDirectory), get(Passwords), get(ApiClients)];
  const actor = system('demo');
  for (const { name, role } of DEMO_STAFF) {
    const email = `${name.toLowerCase().replace(/\s+/g, '.')}@contoh.example`;
    if (await placeOf(db, directory.nameKey(email))) continue;
    const passwordHash = await passwords.hash(randomBytes(24).toString('base64url'), 'demo');
    await directory.register(actor, {
      officeId: DEMO_OFFICE,
      name,
      email,
      passwordHash,
      roles: [{ role }],
      demo: true,
    });
  }
  const unknown = get(RolePermissions).unknownScopes(DEMO_SCOPES);
  const scopes = DEMO_SCOPES.filter((scope) => !unknown.includes(scope));
  const known = await demoClient(db, DEMO_OFFICE, DEMO_CLIENT);
  // A demo that was made before a module came along learns its scopes at the next start.
  if (known) return setScopes(db, DEMO_OFFICE, known.id, scopes);
  await clients.add(actor, {
    officeId: DEMO_OFFICE,
    name: DEMO_CLIENT,
    owner: { name: 'Dewi Lestari', email: 'dewi@aplikasi.example' },
    scopes,
    offices: [DEMO_OFFICE],
  });
}

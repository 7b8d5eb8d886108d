import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StartProblem } from '../install/start-problem.js';

/** Whom PostgreSQL runs as: it refuses root. Undefined ids mean "as we are". */
export interface Account {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

interface PasswdEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function passwd(): PasswdEntry[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The account for PostgreSQL. As an ordinary user: ourselves. As root: the owner of an existing data folder, else
 * `postgres`, else one made for this. initdb asks for a passwd entry, so a bare number will not do.
 */
export function postgresAccount(existingData?: string): Account {
  if (!isRoot()) return { name: userInfo().username };
  const entries = passwd();
  const owner = existingData === undefined ? 0 : statSync(existingData).uid;
  const found =
    (owner > 0 ? entries.find(({ uid }) => uid === owner) : undefined) ??
    entries.find(({ name, uid }) => name === 'postgres' && uid > 0) ??
    entries.find(({ name, uid }) => name === 'buka-pintu' && uid > 0);
  return found ?? madeAccount() ?? nobody(entries);
}

function madeAccount(): PasswdEntry | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'buka-pintu']],
    ['adduser', ['-S', '-D', '-H', 'buka-pintu']],
  ];
  for (const [command, words] of ways) spawnSync(command, words, { stdio: 'ignore' });
  return passwd().find(({ name, uid }) => name === 'buka-pintu' && uid > 0);
}

function nobody(entries: PasswdEntry[]): PasswdEntry {
  const found = entries.find(({ name, uid }) => name === 'nobody' && uid > 0);
  if (found) return found;
  throw new StartProblem(
    'PostgreSQL does not run as root and no other account could be made. Add one: useradd buka-pintu',
  );
}

/**
 * Whether the account may pass every folder down to this path. By mode bits, the way the kernel asks for an ordinary
 * user without further groups; an ACL that allows more is not seen, which costs a copy and nothing else.
 */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { StartProblem } from './start-problem.js';

/** Replaces a file so that a crash at any moment leaves the old or the new one, whole. Mode 0600: these hold secrets. */
export function writeWhole(path: string, text: string): void {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = openSync(part, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}

/** The text of a file, or undefined when it is not there; every other failure is thrown. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartProblem(`${path} can't be read: ${(failure as Error).message}`);
  }
}

/** The passwords and keys this install made for itself. Losing the file loses the personal data sealed with it. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** `v1:<base64 of 32 bytes>`: keys of the personal data, unless the operator gave DATA_KEYS. */
  readonly dataKeys: string;
  /** base64 of 32 bytes, for the keyed hashes, unless the operator gave BLIND_INDEX_KEY. */
  readonly blindIndexKey: string;
}

const password = (): string => randomBytes(24).toString('base64url');

/** Reads the secrets of this install, or makes them on the first start. */
export function installSecrets(dataDir: string): Secrets {
  makeDataDir(dataDir);
  const path = join(dataDir, 'secrets.json');
  const kept = readIfThere(path);
  if (kept !== undefined) return JSON.parse(kept) as Secrets;
  const made: Secrets = {
    superuserPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
    dataKeys: `v1:${randomBytes(32).toString('base64')}`,
    blindIndexKey: randomBytes(32).toString('base64'),
  };
  writeWhole(path, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

/** What this install remembers of its database: an id that survives a move of the folder, the port, the place. */
export interface Instance {
  readonly id: string;
  readonly port?: number;
  /** Where binaries and data live when this folder is closed to PostgreSQL's account. */
  readonly home?: string;
  /** The demo was left, or never begun: the next start is a live one unless DEMO says otherwise. */
  readonly live?: boolean;
}

/** Whether this install went live; a question only, which makes nothing. */
export function isLive(dataDir: string): boolean {
  const kept = readIfThere(join(dataDir, 'instance.json'));
  return kept !== undefined && (JSON.parse(kept) as Instance).live === true;
}

export function readInstance(dataDir: string): Instance {
  makeDataDir(dataDir);
  const kept = readIfThere(join(dataDir, 'instance.json'));
  if (kept !== undefined) return JSON.parse(kept) as Instance;
  const made: Instance = { id: randomBytes(8).toString('hex') };
  writeInstance(dataDir, made);
  return made;
}

export function writeInstance(dataDir: string, instance: Instance): void {
  writeWhole(join(dataDir, 'instance.json'), `${JSON.stringify(instance, null, 2)}\n`);
}

/** As root the folder lets PostgreSQL's account pass through (not list); what is secret in it is 0600. */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dirname(dataDir), { recursive: true });
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (failure) {
    throw new StartProblem(`DATA_DIR can't be made: ${(failure as Error).message}`);
  }
}

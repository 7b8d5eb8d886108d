import { chownSync, closeSync, openSync, renameSync, statSync } from 'node:fs';
import { readIfThere } from '../install/install-file.js';
import type { Place } from './place.js';

const LIMIT = 5_000_000;

/** The server writes into a file, not into a pipe of ours: it must be able to speak after we are gone. */
export function openLog(place: Place): { fd: number; close(): void } {
  const path = `${place.data}.log`;
  if (sizeOf(path) > LIMIT) renameSync(path, `${path}.1`);
  const fd = openSync(path, 'a', 0o600);
  if (place.account.uid !== undefined) chownSync(path, place.account.uid, place.account.gid ?? place.account.uid);
  return { fd, close: () => closeSync(fd) };
}

/** The end of the server's log, for the terminal. */
export function lastLines(data: string, count = 8): string {
  return (readIfThere(`${data}.log`) ?? '(nothing)')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `  ${line}`)
    .join('\n');
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

import { posix } from 'node:path';
import { floorFaults, layerFaults } from './architecture-imports.js';
import { wordFaults } from './architecture-words.js';
import type { Fault } from './fault.js';
import { isTest, isToolConfig, kindOf, type Source } from './sources.js';

const KINDS = {
  libs: 'module controller service queries entity lifecycle dto view problems events handlers seed spec it migration',
  fronts: 'spec queries actions journey',
};
const FRONTS = /^apps\/(admin|public)\//;
const BANNED = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'base', 'manager', 'misc', 'shared']);
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 400;
const WIDEST = 25;

/** Everything in the sources that the rules of the house forbid; empty when all is well. */
export function judge(sources: readonly Source[]): Fault[] {
  return [
    ...sources.flatMap((source) => [...nameFaults(source), ...lengthFaults(source), ...wordFaults(source)]),
    ...folderFaults(sources),
    ...floorFaults(sources),
    ...layerFaults(sources),
    ...foreignKeyFaults(sources),
  ];
}

/** A fault as a line for the eye: where, what, which rule. */
export function tell({ rule, path, line, says }: Fault): string {
  return `${path}${line ? `:${line}` : ''} ${says} [${rule}]`;
}

function nameFaults({ path }: Source): Fault[] {
  if (isToolConfig(path)) return [];
  const rule = 'names';
  const [noun = '', ...kinds] = posix
    .basename(path)
    .replace(/\.tsx?$/, '')
    .split('.');
  const allowed = (FRONTS.test(path) ? KINDS.fronts : KINDS.libs).split(' ');
  const says = [
    ...path
      .split('/')
      .map((part) => part.replace(/\.tsx?$/, '').split('.')[0] ?? '')
      .filter((part) => !KEBAB.test(part))
      .map((part) => `'${part}' is not kebab-case`),
    ...kinds.filter((kind) => !allowed.includes(kind)).map((kind) => `'.${kind}' is no kind of file here`),
    ...[noun, ...path.split('/').slice(0, -1)]
      .filter((part) => BANNED.has(part))
      .map((part) => `'${part}' names no idea`),
  ];
  return says.map((one) => ({ rule, path, says: one }));
}

function lengthFaults({ path, text }: Source): Fault[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines <= LONGEST) return [];
  return [{ rule: 'length', path, says: `has ${lines} lines; ${LONGEST} is the end` }];
}

function folderFaults(sources: readonly Source[]): Fault[] {
  const counts = new Map<string, number>();
  for (const { path } of sources) {
    if (isTest(path) || kindOf(path) === 'migration') continue;
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > WIDEST)
    .map(([path, count]) => ({
      rule: 'folders',
      path,
      says: `holds ${count} files; beyond ${WIDEST} a folder per resource`,
    }));
}

/** A foreign key may only lead to a table that the same module makes. */
function foreignKeyFaults(sources: readonly Source[]): Fault[] {
  const migrations = sources.filter(({ path }) => kindOf(path) === 'migration');
  const made = new Map<string, Set<string>>();
  const libOf = (path: string): string => path.split('/')[1] ?? '';
  for (const { path, text } of migrations)
    for (const [, table] of text.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_]+)/gi))
      made.set(libOf(path), (made.get(libOf(path)) ?? new Set()).add(table!));
  return migrations.flatMap(({ path, text }) =>
    [...text.matchAll(/\breferences\s+([a-z_]+)/gi)]
      .map(([, table]) => table!)
      .filter((table) => !made.get(libOf(path))?.has(table))
      .map((table) => ({ rule: 'foreign keys', path, says: `refers to '${table}', a table of another module` })),
  );
}

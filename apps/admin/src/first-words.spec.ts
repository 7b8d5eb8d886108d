// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LATER } from '../words.js';
import id from './locales/id.json' with { type: 'json' };

const SRC = fileURLToPath(new URL('.', import.meta.url));
const FIRST = [
  'main.tsx',
  'features/sign-in/sign-in-page.tsx',
  'features/shell/shell.tsx',
  'features/counter/choose-counter-page.tsx',
  'features/counter/console-page.tsx',
];

/** The module, and all that comes with it: imports that wait for nobody. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, from] of readFileSync(path, 'utf8').matchAll(
    /^(?:import|export)\s(?!type)[^;]*?from '(\.[^']+)\.js'/gm,
  )) {
    const module = moduleAt(path, from!);
    if (module) withImports(module, seen);
  }
  return seen;
}

function moduleAt(path: string, from: string): string | undefined {
  return [`${from}.tsx`, `${from}.ts`].map((name) => join(dirname(path), name)).find(existsSync);
}

function laterWords(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/['`]([a-zA-Z]+)\.[a-zA-Z_$]/g)]
    .filter(([, section]) => LATER.includes(section!))
    .map(([words]) => `${path.slice(SRC.length)}: ${words}`);
}

describe('the texts that come later', () => {
  it('are sections there are', () => {
    expect(LATER.filter((section) => !(section in id))).toEqual([]);
  });

  it('are waited for by every page but the first', () => {
    const router = readFileSync(join(SRC, 'router.tsx'), 'utf8');
    const unwaited = [...router.matchAll(/lazyRouteComponent\(\(\) => import\('\.\/([^']+)\.js'\)/g)];
    expect(['main.tsx', ...unwaited.map(([, path]) => `${path}.tsx`)]).toEqual(FIRST);
  });

  it('are spoken by no page of the first script, which would show keys until they come', () => {
    const modules = new Set(FIRST.flatMap((path) => [...withImports(join(SRC, path))]));
    expect(modules.size).toBeGreaterThan(40);
    expect([...modules].flatMap(laterWords)).toEqual([]);
  });

  it('are waited for where a first page fetches a part that speaks them', () => {
    const modules = new Set(FIRST.flatMap((path) => [...withImports(join(SRC, path))]));
    const early = [...modules]
      .filter((path) => !path.endsWith('/router.tsx'))
      .flatMap((path) => {
        const source = readFileSync(path, 'utf8');
        return [...source.matchAll(/import\('(\.[^']+)\.js'\)([^;]*)/g)].flatMap(([, part, after]) =>
          after!.includes('allWords()') ? [] : [...withImports(moduleAt(path, part!)!)],
        );
      });
    expect(early.length).toBeGreaterThan(3);
    expect(early.flatMap(laterWords)).toEqual([]);
  });
});

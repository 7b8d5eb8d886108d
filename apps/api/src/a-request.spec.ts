import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformProblems } from '@buka-pintu/platform';
import { ROOT } from './testing/sources.js';

const sheet = readFileSync(join(ROOT, 'docs/a-request.md'), 'utf8');

describe('docs/a-request.md', () => {
  it('names every problem of the floor with its status, and none that is gone', () => {
    const told = [...sheet.matchAll(/`([a-z-]+)` (\d{3})/g)].map(([, slug, status]) => `${slug} ${status}`);
    const known = Object.values(platformProblems).map(({ definition }) => `${definition.slug} ${definition.status}`);
    expect([...new Set(told)].toSorted()).toEqual(known.toSorted());
  });

  it('leads to files that are there', () => {
    const files = [...sheet.matchAll(/`((?:http|access|shapes)\/[a-z-]+\.ts)`/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((path) => !existsSync(join(ROOT, 'libs/platform/src', path)))).toEqual([]);
  });
});

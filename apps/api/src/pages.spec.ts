import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './testing/sources.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The addresses of a router without parameters, as they are written: `/today`, `staff`. */
function pagesOf(router: string): string[] {
  return [...router.matchAll(/\bpath: '([^'$]+)'/g)].map(([, path]) => path!).filter((path) => path !== '/');
}

/** Pages that the journey of every page does not come to. */
function unvisited(router: string, journey: string): string[] {
  const visited = [...journey.matchAll(/['`]\/admin\/([^'?#]*)/g)].map(([, path]) => `/${path}`);
  return pagesOf(router).filter((page) => !visited.some((path) => path.endsWith(`/${page.replace(/^\//, '')}`)));
}

describe('every page of the admin', () => {
  it('is looked at by the journey of every page or of the first day, in both languages and on both screens', () => {
    const router = read('apps/admin/src/router.tsx');
    // An office is set up once, on an install that has none.
    const journey = read('journeys/every-page.journey.ts') + read('journeys/first-day.journey.ts');
    expect(pagesOf(router).length).toBeGreaterThan(5);
    expect(unvisited(router, journey)).toEqual([]);
  });

  it('is missed by this test when it is not', () => {
    const router = `path: '/today', path: '/settings', path: 'staff', path: '/counter/$counterId'`;
    expect(unvisited(router, `['/admin/today?x=1', '/admin/settings/staff']`)).toEqual(['/settings']);
  });
});

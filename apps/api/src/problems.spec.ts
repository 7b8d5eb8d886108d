import { codeOf, routesOf, type BilingualText } from '@buka-pintu/platform';
import { MODULES } from './api.module.js';
import { documents } from './openapi.js';

const catalogues = MODULES.flatMap((module) =>
  Object.entries(module.problems).map(([key, factory]) => ({ key, ...factory.definition })),
);
const named = catalogues.map((problem) => [`${problem.module}.${problem.key}`, problem] as const);
const made = documents();
const told = JSON.stringify(made);

/** The placeholders of a text. */
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('the problems of the house', () => {
  it('have names of their own: a page and a code each', () => {
    const slugs = catalogues.map(({ slug }) => slug);
    expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
    const constraints = catalogues.flatMap(({ constraint }) => constraint ?? []);
    expect(new Set(constraints).size).toBe(constraints.length);
  });

  it.each(named)('%s speaks both languages, says a 4xx or 5xx, and is well named', (_name, problem) => {
    expect(problem.slug).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(problem.status >= 400 && problem.status < 600).toBe(true);
    const texts = [problem.title, problem.detail, problem.advice].filter((it): it is BilingualText => it !== undefined);
    for (const { id, en } of texts) {
      expect(id.trim().length).toBeGreaterThan(3);
      expect(en.trim().length).toBeGreaterThan(3);
      expect(id).not.toBe(en);
      expect(holes(id)).toEqual(holes(en));
    }
    expect(problem.title.id).not.toMatch(/\.$/);
    // Whoever is refused learns what happened and what to do: in the answer, or on its page.
    expect(texts.length).toBeGreaterThan(1);
  });

  it('stand in the documents wherever an operation names them', () => {
    for (const { operation, path } of routesOf(MODULES)) {
      for (const { definition } of operation.problems ?? []) {
        if (operation.documents?.length === 0) continue;
        expect(`${path} ${told.includes(`"${codeOf(definition)}"`)}`).toBe(`${path} true`);
        expect(told).toContain(`/docs/problems/${definition.slug})`);
      }
    }
  });

  it('have the pages that the documents lead to', () => {
    const slugs = new Set(catalogues.map(({ slug }) => slug));
    const links = new Set([...told.matchAll(/\]\((\/[^)]*)\)/g)].map(([, link]) => link!));
    expect(links.size).toBeGreaterThan(20);
    const leadSomewhere = (link: string): boolean =>
      ['/docs', '/docs/problems'].includes(link) || slugs.has(/^\/docs\/problems\/(.*)$/.exec(link)?.[1] ?? '');
    expect([...links].filter((link) => !leadSomewhere(link))).toEqual([]);
  });

  it('name no constraint that the schema does not have twice over', () => {
    for (const { constraint } of catalogues) if (constraint) expect(constraint).toMatch(/^[a-z_]+_(uq|ck|fk|pk|ex)$/);
  });
});

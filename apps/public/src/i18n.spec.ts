import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from './locales/en.json';
import id from './locales/id.json';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

/** Keys put together at run time: `lane.${lane}`. */
const families = [...sources.matchAll(/`([a-z.A-Z]+\.)\$\{/g)].map((match) => match[1] ?? '');

describe('locales', () => {
  it('have the same keys and the same places to fill in', () => {
    const places = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]));
    expect(places(en)).toEqual(places(id));
  });

  it('hold nothing that no page says', () => {
    const unused = Object.keys(id).filter(
      (key) =>
        !sources.includes(`'${key}'`) &&
        !sources.includes(`"${key}"`) &&
        !families.some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });
});

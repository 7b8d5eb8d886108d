import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from './words.en.json';
import id from './words.id.json';

const sources = readdirSync(import.meta.dirname)
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

it('the kiosk’s words are the same in both languages, with the same places to fill in, and all of them are said', () => {
  const places = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]));
  expect(places(en)).toEqual(places(id));
  const families = [...sources.matchAll(/`([a-z.A-Z]+\.)\$\{/g)].map((match) => match[1] ?? '');
  const silent = Object.keys(id).filter(
    (key) => !sources.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(silent).toEqual([]);
});

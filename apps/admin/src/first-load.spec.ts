// @vitest-environment node
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

interface Chunk {
  file: string;
  imports?: string[];
}
const LIMIT = 250;
const FIRST = [
  'index.html',
  'src/features/sign-in/sign-in-page.tsx',
  'src/features/shell/shell.tsx',
  'src/features/counter/console-page.tsx',
];

describe('the first load', () => {
  it(`is under ${LIMIT} KB of script for the sign-in and the console`, async () => {
    process.env.NODE_ENV = 'production'; // the test runner's own would bundle React's development build
    const outDir = mkdtempSync(join(tmpdir(), 'admin-'));
    try {
      const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
      await build({ configFile, logLevel: 'error', mode: 'production', build: { outDir, manifest: true } });
      const manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
      const files = new Set<string>();
      const load = (name: string): void => {
        const chunk = manifest[name];
        if (!chunk) throw new Error(`no chunk ${name}: a page of the first load has moved`);
        if (files.has(chunk.file)) return;
        files.add(chunk.file);
        chunk.imports?.forEach(load);
      };
      FIRST.forEach(load);
      const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0);
      console.info(`admin, first load: ${Math.round(bytes / 1024)} KB of script (gzip), ${files.size} files`);
      expect(bytes).toBeLessThan(LIMIT * 1024);
    } finally {
      rmSync(outDir, { recursive: true, force: true });
    }
  }, 120_000);
});

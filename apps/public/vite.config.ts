import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(readFileSync(at('../../package.json'), 'utf8')) as { version: string };

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  root: at('.'),
  // The pages live at short addresses (/board/…, /t/); what they load lives under one prefix.
  base: '/public/',
  resolve: {
    alias: [
      { find: '@buka-pintu/client', replacement: at('../../libs/client/src/index.ts') },
      { find: '@buka-pintu/look', replacement: at('../../libs/look/src') },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: at('../../dist/public'),
    emptyOutDir: true,
    manifest: true,
    // Waiting-room televisions run browsers that are years old.
    target: ['chrome87', 'firefox78', 'safari14'],
  },
  server: { proxy: { '/v1': 'http://localhost:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.spec.{ts,tsx}'], globals: true },
});

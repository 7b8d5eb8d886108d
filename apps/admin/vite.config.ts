import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { serveFixtures } from './testing/serve-fixtures.js';
import { splitWords } from './words.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: '/admin/',
  plugins: [
    react(),
    splitWords(),
    process.env.BUKA_FIXTURES ? serveFixtures(process.env.BUKA_FIXTURES !== 'signed-out') : null,
  ],
  resolve: {
    alias: [
      { find: /^@buka-pintu\/client$/, replacement: at('../../libs/client/src/index.ts') },
      { find: /^@buka-pintu\/look\//, replacement: at('../../libs/look/src/') },
    ],
  },
  build: {
    outDir: at('../../dist/admin'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    // The browser keeps fonts and icons as files of their own; nothing is inlined but what is tiny.
    assetsInlineLimit: 1024,
  },
  server: { proxy: { '/v1': process.env.BUKA_API ?? 'http://127.0.0.1:8080' } },
  test: {
    root: at('.'),
    environment: 'happy-dom',
    include: ['src/**/*.spec.{ts,tsx}'],
    setupFiles: [at('./testing/set-up.ts')],
    restoreMocks: true,
    testTimeout: 30_000,
    css: false,
  },
});

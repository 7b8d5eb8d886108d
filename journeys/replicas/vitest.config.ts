import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Runs with a PostgreSQL and a pooler of its own: see scripts/journeys.mjs.
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  resolve: { alias: { '@buka-pintu/client': at('../../libs/client/src/index.ts') } },
  test: { include: ['*.journey.ts'], globals: true, testTimeout: 180_000, hookTimeout: 240_000 },
});

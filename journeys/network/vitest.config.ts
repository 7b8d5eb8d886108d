import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Runs alone, inside a network of its own: see scripts/journeys.mjs.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { include: ['*.journey.ts'], globals: true, testTimeout: 180_000, hookTimeout: 240_000 },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  resolve: { alias: { '@buka-pintu/client': at('../libs/client/src/index.ts') } },
  test: {
    include: ['*.journey.ts'],
    globals: true,
    globalSetup: './house.setup.ts',
    // One machine, one house: journeys follow one another.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});

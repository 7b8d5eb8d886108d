import { existsSync } from 'node:fs';

// Server tests: *.spec.ts are pure, *.it.ts go from HTTP to PostgreSQL. `npm test` runs both.
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2024',
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  roots: ['apps/api', 'apps/worker', 'libs', 'bench', 'scripts']
    .filter((root) => existsSync(root))
    .map((root) => `<rootDir>/${root}`),
  // Decorators and the certificates' library ask for it before anything else of ours is loaded.
  setupFiles: ['reflect-metadata'],
  testMatch: ['**/*.spec.ts', '**/*.it.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^@buka-pintu/([a-z]+)/testing$': '<rootDir>/libs/$1/src/testing/index.ts',
    '^@buka-pintu/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  workerIdleMemoryLimit: '700MB',
  maxWorkers: 2,
  // The first file to open the house builds its template database; a slow machine with all else at work needs its time.
  testTimeout: 120_000,
  // A full machine needs longer than the half second of Jest to end a process; who is then still there has something open.
  workerGracefulExitTimeout: 10_000,
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Front } from '@buka-pintu/platform';

// Built, this file is dist/apps/api/src/fronts.js, and the fronts lie in dist too; run from its source, one level down.
const built = ['../../../', '../../../dist/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((folder) => existsSync(`${folder}admin`) || existsSync(`${folder}public`));

/** The fronts of this build and the addresses they answer. */
export const FRONTS: readonly Front[] = built
  ? [
      { folder: `${built}admin`, base: '/admin/', pages: ['/admin', '/admin/', '/admin/*'] },
      {
        folder: `${built}public`,
        base: '/public/',
        pages: ['/', '/board', '/board/*', '/t', '/t/*', '/mine', '/mine/', '/kiosk', '/kiosk/'],
        workers: { '/kiosk-worker.js': '/kiosk' },
      },
    ]
  : [];

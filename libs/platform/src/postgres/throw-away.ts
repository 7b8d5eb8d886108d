import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './supervisor.js';

// A program for `npm test`: a server that forgets everything, for as long as our parent is there.
// Sends its superuser's address as its one message.
const folder = mkdtempSync(join(tmpdir(), 'buka-test-'));
chmodSync(folder, 0o711);
const remove = (): void => rmSync(folder, { recursive: true, force: true });

try {
  const postgres = await EmbeddedPostgres.start({
    dataDir: join(folder, 'data'),
    // A closed home needs a copy of the binaries; it goes with the rest.
    sharedHome: join(folder, 'home'),
    say: (line) => process.stderr.write(`${line}\n`),
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=256MB'],
  });
  process.once('disconnect', () => void postgres.stop().then(remove, remove));
  process.send?.(postgres.superuserUrl);
} catch (failure) {
  process.stderr.write(`${(failure as Error).message}\n`);
  remove();
  process.exitCode = 1;
  process.disconnect?.();
}

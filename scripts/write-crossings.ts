// Writes docs/crossings.md from the sources.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossings } from '../apps/api/src/testing/crossings.js';
import { readSources, ROOT } from '../apps/api/src/testing/sources.js';

writeFileSync(join(ROOT, 'docs/crossings.md'), crossings(readSources()));
process.stdout.write('docs/crossings.md is up to date.\n');

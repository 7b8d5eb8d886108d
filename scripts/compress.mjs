// Compresses a front's files once, at its build: a phone on a poor line waits for bytes, and no request should wait for zlib.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXTS = /\.(?:js|css|svg|json|webmanifest)$/;
// Smaller ones fit into the packet their headers travel in.
const WORTH_IT = 1024;

/**
 * Lays `x.js.br` and `x.js.gz` beside every `x.js` of the folder.
 * @param {string} folder
 */
export function compress(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!TEXTS.test(name) || statSync(path).size < WORTH_IT) continue;
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

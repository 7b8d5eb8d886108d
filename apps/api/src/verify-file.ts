import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fingerprintOf, signedBy, StartProblem } from '@buka-pintu/platform';

interface DetachedSignature {
  purpose: string;
  publicKey: string;
  signature: string;
}

/**
 * Whether a file that left the house is as it was signed.
 * @param file the file; its signature stands beside it in `<file>.sig`
 * @param trusted the public key the reader has from elsewhere, in base64url; undefined believes the one in the signature
 * @returns what to tell the reader @throws StartProblem when it is not
 */
export function verifyFile(file: string, trusted: string | undefined): string {
  const content = read(file);
  const signature = JSON.parse(read(`${file}.sig`).toString('utf8')) as DetachedSignature;
  if (trusted !== undefined && trusted !== signature.publicKey)
    throw new StartProblem(
      `${basename(file)} was signed by another installation (${fingerprintOf(signature.publicKey)}).`,
    );
  if (!signedBy(signature.publicKey, signature.purpose, content, signature.signature))
    throw new StartProblem(
      `${basename(file)} is NOT what was signed: it was changed, or the signature belongs to another file.`,
    );
  const who = fingerprintOf(signature.publicKey);
  return trusted === undefined
    ? `${basename(file)} is what was signed by the key ${who}. Compare this with the fingerprint the office tells you.`
    : `${basename(file)} is what this installation signed (${who}).`;
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new StartProblem(`${path} can't be read.`);
  }
}

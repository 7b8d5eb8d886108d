import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../env/index.js';

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in its DER form.
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Signs what leaves the house as evidence (exports, anchors of the ledger) with Ed25519. The key is derived from
 * BLIND_INDEX_KEY, which never changes and which all processes of an installation share: nothing more to keep or to lose.
 */
@Injectable()
export class InstallationKey {
  private readonly privateKey: KeyObject;
  /** 32 bytes in base64url: what a verifier must have from elsewhere than from the signed file. */
  readonly publicKey: string;
  /** `9f2c 77aa …`: the public key's print, short enough to read out on the telephone. */
  readonly fingerprint: string;

  constructor(env: Env) {
    const master = Buffer.from(env.blindIndexKey, 'base64');
    const seed = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'buka-pintu installation key 1', 32));
    this.privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.privateKey).export({ format: 'der', type: 'spki' });
    this.publicKey = spki.subarray(PUBLIC_HEAD.length).toString('base64url');
    this.fingerprint = fingerprintOf(this.publicKey);
  }

  /** @returns the signature in base64url. @param purpose separates uses: an anchor's signature signs no export */
  sign(purpose: string, content: string | Buffer): string {
    return sign(null, framed(purpose, content), this.privateKey).toString('base64url');
  }

  /** Whether this installation signed that. */
  signed(purpose: string, content: string | Buffer, signature: string): boolean {
    return signedBy(this.publicKey, purpose, content, signature);
  }
}

/** Whether the holder of that public key (base64url) signed the content for the purpose; false for whatever is malformed. */
export function signedBy(publicKey: string, purpose: string, content: string | Buffer, signature: string): boolean {
  try {
    const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'base64url')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, framed(purpose, content), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** The first 16 hexadecimal digits of a public key's SHA-256, in groups of four. */
export function fingerprintOf(publicKey: string): string {
  const print = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  return print.slice(0, 16).match(/.{4}/g)!.join(' ');
}

function framed(purpose: string, content: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${purpose}\0`), Buffer.from(content)]);
}

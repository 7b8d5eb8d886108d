import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../env/index.js';

const HEAD = 3; // layout 1, key version as two bytes
const NONCE = 12;
const TAG = 16;

/** Seals personal data with AES-256-GCM under versioned keys, and makes keyed hashes of it for equality. */
@Injectable()
export class Vault {
  private readonly keys = new Map<number, KeyObject>();
  private readonly current: number;
  private readonly blindKey: KeyObject;

  constructor(env: Env) {
    let current = 0;
    for (const entry of env.dataKeys.split(',')) {
      const [, version, key] = /^v(\d{1,4}):(.+)$/.exec(entry) ?? [];
      current = Number(version);
      this.keys.set(current, keyFrom(key));
    }
    this.current = current;
    this.blindKey = keyFrom(env.blindIndexKey);
  }

  /**
   * Seals a text under the newest key.
   * @param aad binds the value to its place, `table.column:id`: a value copied to another row does not open
   */
  seal(plain: string, aad: string): Buffer {
    const head = Buffer.alloc(HEAD);
    head.writeUInt8(1, 0);
    head.writeUInt16BE(this.current, 1);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, nonce);
    cipher.setAAD(Buffer.concat([head, Buffer.from(aad)]));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
  }

  /** Opens what `seal` made with the same aad. @throws Error when it was altered, moved, or its key is not here */
  open(sealed: Buffer, aad: string): string {
    if (sealed.length < HEAD + NONCE + TAG || sealed[0] !== 1) throw new Error('Not a sealed value');
    const key = this.keys.get(sealed.readUInt16BE(1));
    if (!key) throw new Error(`No data key of version ${sealed.readUInt16BE(1)}`);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEAD, HEAD + NONCE));
    decipher.setAAD(Buffer.concat([sealed.subarray(0, HEAD), Buffer.from(aad)]));
    decipher.setAuthTag(sealed.subarray(HEAD + NONCE, HEAD + NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(HEAD + NONCE + TAG)), decipher.final()]).toString('utf8');
  }

  /**
   * A keyed hash of 32 bytes, equal for equal values of one purpose and telling nothing without the key.
   * @param purpose separates uses: the same number under two purposes can't be matched
   */
  blind(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.blindKey).update(purpose).update('\0').update(value).digest();
  }
}

// As a KeyObject: from bytes Node would make one at each use, which costs more than the sealing itself.
function keyFrom(base64: string | undefined): KeyObject {
  const key = Buffer.from(base64 ?? '', 'base64');
  if (key.length !== 32) throw new Error('A data key has 32 bytes');
  return createSecretKey(key);
}

// Test equipment: an authenticator made of node:crypto, which does what a phone does and, when asked to, what none should.
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { PasskeyAnswer, PasskeyCreationOptions, PasskeyRequestOptions } from '../passkeys/passkey.dto.js';
import { es256Key } from '../passkeys/passkey-signature.js';

interface Credential {
  id: Buffer;
  rpId: string;
  userHandle: string;
  privateKey: KeyObject;
  counter: number;
}

/** What a device may get wrong, or a thief may want. */
export interface Bend {
  origin?: string;
  rpId?: string;
  userHandle?: string | undefined;
  id?: string;
  counter?: number;
  /** Whether the device asked for PIN, finger or face. */
  verified?: boolean;
  crossOrigin?: boolean;
  challenge?: string;
}

const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];
const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();
const base64url = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

/** Keeps keys on P-256 and signs with them (ES256), as a browser's `create()` and `get()` would have it do. */
export class SoftAuthenticator {
  private readonly kept: Credential[] = [];

  /** @param origin of the page that asks @param counts false for keys kept on several devices, which count nothing */
  constructor(
    private readonly origin: string,
    private readonly counts = true,
  ) {}

  /** Makes a key for the account. */
  create({ challenge, rp, user }: PasskeyCreationOptions, bend: Bend = {}) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    const id = bend.id ? Buffer.from(bend.id, 'base64url') : randomBytes(32);
    this.kept.push({ id, rpId: rp.id, userHandle: user.id, privateKey, counter: 0 });
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const key = es256Key(Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url'));
    const credential = Buffer.concat([Buffer.alloc(16), length, id, key]);
    const authData = Buffer.concat([this.data(bend.rpId ?? rp.id, ATTESTED, 0, bend), credential]);
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      Buffer.from([authData.length >> 8, authData.length & 255]),
      authData,
    ]);
    return {
      id: base64url(id),
      clientDataJSON: this.clientData('webauthn.create', challenge, bend),
      attestationObject: base64url(attestation),
      transports: ['internal'],
    };
  }

  /** Signs with the newest key it keeps for the host. */
  get({ challenge, rpId }: PasskeyRequestOptions, bend: Bend = {}): Omit<PasskeyAnswer, 'trustDevice'> {
    const credential = this.kept.findLast((one) => one.rpId === rpId);
    if (!credential) throw new Error(`No passkey for ${rpId}`);
    if (this.counts) credential.counter++;
    const clientDataJSON = this.clientData('webauthn.get', challenge, bend);
    const data = this.data(bend.rpId ?? rpId, 0, bend.counter ?? credential.counter, bend);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const userHandle = 'userHandle' in bend ? bend.userHandle : credential.userHandle;
    return {
      id: bend.id ?? base64url(credential.id),
      clientDataJSON,
      authenticatorData: base64url(data),
      signature: base64url(createSign('sha256').update(signed).sign(credential.privateKey)),
      ...(userHandle === undefined ? {} : { userHandle }),
    };
  }

  private data(rpId: string, flags: number, counter: number, { verified = true }: Bend): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | PRESENT | (verified ? VERIFIED : 0)]), count]);
  }

  private clientData(type: string, challenge: string, bend: Bend): string {
    const { origin = this.origin, crossOrigin = false } = bend;
    return base64url(JSON.stringify({ type, challenge: bend.challenge ?? challenge, origin, crossOrigin }));
  }
}

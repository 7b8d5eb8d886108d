import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { BackupProblem } from './backup-problem.js';

// RFC 8410: what stands before the 32 bytes of an X25519 key in its DER form.
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** OWASP's setting for scrypt: 128 MiB and a third of a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 };

/** What a house keeps of its recovery passphrase: enough to seal for it, nothing to open with. */
export interface RecoveryLock {
  /** base64. */
  publicKey: string;
  /** base64. */
  salt: string;
  scrypt: { N: number; r: number; p: number };
}

/** A key sealed for a lock; only the passphrase opens it. */
export interface SealedKey {
  /** base64: the public half of a key pair that was used once. */
  ephemeral: string;
}

/** A passphrase of 100 bits to be written down: `7K2M9-QXF3A-…`. */
export function newPassphrase(): string {
  const letters = Array.from(randomBytes(20), (byte) => ALPHABET[byte & 31]).join('');
  return letters.match(/.{5}/g)!.join('-');
}

/** A new lock for a passphrase. Takes a third of a second. */
export function lockFor(passphrase: string): RecoveryLock {
  const salt = randomBytes(16).toString('base64');
  const publicKey = rawPublic(createPublicKey(privateKeyOf(passphrase, { salt, scrypt: COST })));
  return { publicKey, salt, scrypt: COST };
}

/** A fresh key of 32 bytes, and how whoever knows the passphrase gets it again. */
export function sealKey(lock: RecoveryLock): { key: Buffer; sealed: SealedKey } {
  const once = generateKeyPairSync('x25519');
  const ephemeral = rawPublic(once.publicKey);
  return { key: agree(once.privateKey, lock.publicKey, ephemeral, lock.publicKey), sealed: { ephemeral } };
}

/** The key that `sealKey` made. @throws BackupProblem when the passphrase is another one */
export function openKey(lock: RecoveryLock, { ephemeral }: SealedKey, passphrase: string): Buffer {
  const own = privateKeyOf(passphrase, lock);
  if (rawPublic(createPublicKey(own)) !== lock.publicKey)
    throw new BackupProblem('This is not the recovery passphrase with which the backup was sealed.');
  return agree(own, ephemeral, ephemeral, lock.publicKey);
}

function privateKeyOf(passphrase: string, { salt, scrypt }: Pick<RecoveryLock, 'salt' | 'scrypt'>): KeyObject {
  // A header comes from outside: a cost beyond ours would only keep the machine busy.
  const { N, r, p } = scrypt;
  if (N > 2 ** 20 || r > 32 || p > 4)
    throw new BackupProblem('The backup asks for an unreasonable effort; it is not ours.');
  const seed = scryptSync(asTyped(passphrase), Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: 256 * N * r });
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** One of ours may be typed in small letters, without its dashes, and with letters that look like digits. */
function asTyped(passphrase: string): string {
  const plain = passphrase.normalize('NFKC').trim();
  const bare = plain.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(bare) ? bare : plain;
}

function agree(own: KeyObject, other: string, ephemeral: string, receiver: string): Buffer {
  const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(other, 'base64')]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey: own, publicKey });
  const info = Buffer.concat([Buffer.from('buka-pintu backup 1\0'), Buffer.from(ephemeral + receiver)]);
  return Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), info, 32));
}

const rawPublic = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length).toString('base64');

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { BackupProblem } from './backup-problem.js';
import { openKey, type RecoveryLock, type SealedKey, sealKey } from './recovery-key.js';

// A file of ours: MAGIC, a line of JSON that anyone may read, then chunks, each compressed, sealed with AES-256-GCM under a key
// that only the recovery passphrase opens, and bound to the header, to its place and to whether it is the last. So a byte that
// flipped, a chunk that is missing, moved or from another backup, and a file that was cut off all show (docs/adr/0009).
const MAGIC = 'BUKA PINTU BACKUP 1\n';
const CHUNK = 512 * 1024;
/** Far beyond what we write; a length from outside must not make us fetch gigabytes. */
const MOST = 64 * 1024 * 1024;
const TAG = 16;

/** What anyone may read of a backup. */
export interface ArchiveHeader {
  /** The release that made it. */
  release: string;
  /** RFC 3339. */
  madeAt: string;
  /** PostgreSQL's major version; only told, a backup fits every version. */
  postgres: number;
  recovery: RecoveryLock;
  key: SealedKey;
}

/** A piece of content: what it is, and its bytes. */
export interface ArchivePart {
  type: 'manifest' | 'table' | 'rows' | 'end' | 'sequences' | 'file';
  body: Buffer;
}
const TYPES: readonly ArchivePart['type'][] = ['manifest', 'table', 'rows', 'end', 'sequences', 'file'];

/** Writes a backup part by part. */
export class ArchiveWriter {
  private waiting: Buffer[] = [];
  private size = 0;
  private index = 0;
  /** How many bytes stand in the file. */
  written = 0;

  private constructor(
    private readonly file: Awaited<ReturnType<typeof open>>,
    private readonly key: Buffer,
    private readonly headerHash: Buffer,
  ) {}

  /** @param path must not exist; mode 0600 */
  static async create(path: string, header: Omit<ArchiveHeader, 'key'>): Promise<ArchiveWriter> {
    const { key, sealed } = sealKey(header.recovery);
    const head = Buffer.from(`${MAGIC}${JSON.stringify({ ...header, key: sealed })}\n`);
    const writer = new ArchiveWriter(await open(path, 'wx', 0o600), key, createHash('sha256').update(head).digest());
    await writer.write(head);
    return writer;
  }

  async add({ type, body }: ArchivePart): Promise<void> {
    const head = Buffer.alloc(5);
    head.writeUInt8(TYPES.indexOf(type), 0);
    head.writeUInt32BE(body.length, 1);
    this.waiting.push(head, body);
    this.size += body.length + head.length;
    if (this.size >= CHUNK) await this.flush(false);
  }

  /** Writes the last chunk and waits until the disk has it. */
  async finish(): Promise<void> {
    await this.flush(true);
    await this.file.sync();
    await this.file.close();
  }

  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  private async flush(last: boolean): Promise<void> {
    const plain = Buffer.concat(this.waiting);
    const packed = zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 6 } });
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.index));
    cipher.setAAD(boundTo(this.headerHash, this.index, last));
    const sealed = Buffer.concat([cipher.update(packed), cipher.final(), cipher.getAuthTag()]);
    const head = Buffer.alloc(5);
    head.writeUInt32BE(sealed.length, 0);
    head.writeUInt8(last ? 1 : 0, 4);
    await this.write(Buffer.concat([head, sealed]));
    this.waiting = [];
    this.size = 0;
    this.index++;
  }

  private async write(bytes: Buffer): Promise<void> {
    await this.file.writeFile(bytes);
    this.written += bytes.length;
  }
}

/** The header of a backup. @throws BackupProblem when the file is none of ours */
export async function readHeader(path: string): Promise<ArchiveHeader> {
  for await (const { header } of bytesOf(path)) return header;
  throw new BackupProblem(`${path} is no backup of Buka Pintu.`);
}

/**
 * The parts of a backup in their order; every chunk is checked before its content is handed out.
 * @throws BackupProblem for a wrong passphrase, and for a file that is not whole
 */
export async function* readArchive(path: string, passphrase: string): AsyncGenerator<ArchivePart> {
  let key: Buffer | undefined;
  let index = 0;
  let ended = false;
  for await (const { header, headerHash, sealed, last } of bytesOf(path)) {
    key ??= openKey(header.recovery, header.key, passphrase);
    if (!sealed) continue;
    if (ended) throw new BackupProblem('Something stands behind the end of the backup: it was changed.');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
    decipher.setAAD(boundTo(headerHash, index, last));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    let packed: Buffer;
    try {
      packed = Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
    } catch {
      throw new BackupProblem(`The backup is damaged: part ${index + 1} is not as it was written. Use another one.`);
    }
    yield* partsOf(zstdDecompressSync(packed, { maxOutputLength: 16 * MOST }));
    index++;
    ended = last;
  }
  if (!ended) throw new BackupProblem('The backup is not whole: its end is missing. Use another one.');
}

function* partsOf(plain: Buffer): Generator<ArchivePart> {
  for (let at = 0; at < plain.length;) {
    const type = TYPES[plain.readUInt8(at)]!;
    const length = plain.readUInt32BE(at + 1);
    yield { type, body: plain.subarray(at + 5, at + 5 + length) };
    at += 5 + length;
  }
}

interface Frame {
  header: ArchiveHeader;
  headerHash: Buffer;
  sealed?: Buffer;
  last: boolean;
}

async function* bytesOf(path: string): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  let known: Pick<Frame, 'header' | 'headerHash'> | undefined;
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    for await (const bytes of stream) {
      rest = Buffer.concat([rest, bytes as Buffer]);
      if (!known) {
        known = headerIn(rest, path);
        if (!known) continue;
        rest = rest.subarray(rest.indexOf('\n', MAGIC.length) + 1);
        yield { ...known, last: false };
      }
      while (rest.length >= 5) {
        const length = rest.readUInt32BE(0);
        if (length > MOST || length < TAG)
          throw new BackupProblem('The backup is damaged: a length in it makes no sense.');
        if (rest.length < 5 + length) break;
        yield { ...known, sealed: rest.subarray(5, 5 + length), last: rest[4] === 1 };
        rest = rest.subarray(5 + length);
      }
    }
  } catch (failure) {
    if (failure instanceof BackupProblem) throw failure;
    throw new BackupProblem(`${path} can't be read: ${(failure as Error).message}`);
  }
  if (rest.length > 0)
    throw new BackupProblem('The backup is not whole: it breaks off in the middle. Use another one.');
}

function headerIn(bytes: Buffer, path: string): Pick<Frame, 'header' | 'headerHash'> | undefined {
  const none = new BackupProblem(`${path} is no backup of Buka Pintu.`);
  if (!bytes.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC).subarray(0, bytes.length))) throw none;
  const end = bytes.indexOf('\n', MAGIC.length);
  if (end < 0) {
    if (bytes.length > 64 * 1024) throw none;
    return undefined;
  }
  try {
    const header = JSON.parse(bytes.subarray(MAGIC.length, end).toString('utf8')) as ArchiveHeader;
    return {
      header,
      headerHash: createHash('sha256')
        .update(bytes.subarray(0, end + 1))
        .digest(),
    };
  } catch {
    throw none;
  }
}

function nonceOf(index: number): Buffer {
  // The key is used for this one file, so a counter never repeats under it.
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function boundTo(headerHash: Buffer, index: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(index, 0);
  place.writeUInt8(last ? 1 : 0, 4);
  return Buffer.concat([headerHash, place]);
}

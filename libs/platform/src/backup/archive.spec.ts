import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchivePart, ArchiveWriter, readArchive, readHeader } from './archive.js';
import { lockFor, newPassphrase, openKey, sealKey } from './recovery-key.js';

const folder = mkdtempSync(join(tmpdir(), 'buka-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passphrase = newPassphrase();
const recovery = lockFor(passphrase);
const path = join(folder, 'one');
const read = async (file: string, words = passphrase): Promise<ArchivePart[]> => {
  const parts: ArchivePart[] = [];
  for await (const part of readArchive(file, words)) parts.push({ ...part, body: Buffer.from(part.body) });
  return parts;
};
const told = { release: '0.1.0', madeAt: '2026-11-23T18:00:00.000Z', postgres: 18, recovery };
const parts: ArchivePart[] = [
  { type: 'manifest', body: Buffer.from('{"of":"Siti"}') },
  ...Array.from({ length: 3 }, (_, at): ArchivePart => ({ type: 'rows', body: Buffer.alloc(400_000, at + 1) })),
  { type: 'end', body: Buffer.alloc(0) },
];

beforeAll(async () => {
  const writer = await ArchiveWriter.create(path, told);
  for (const part of parts) await writer.add(part);
  await writer.finish();
  expect(writer.written).toBe(readFileSync(path).length);
});

describe('a backup’s file', () => {
  it('gives back what was put in, to who knows the passphrase, and tells everyone when it was made', async () => {
    expect(await read(path)).toEqual(parts);
    expect(await readHeader(path)).toMatchObject(told);
    expect(readFileSync(path).includes('Siti')).toBe(false);
    await expect(read(path, newPassphrase())).rejects.toThrow('not the recovery passphrase');
  });

  it('shows every byte that flipped', async () => {
    const bytes = readFileSync(path);
    const altered = join(folder, 'altered');
    const places = Array.from({ length: 12 }, (_, at) => Math.floor((at / 12) * bytes.length));
    for (const at of [...places, bytes.length - 1]) {
      const other = Buffer.from(bytes);
      other[at]! ^= 1;
      writeFileSync(altered, other);
      await expect(read(altered)).rejects.toThrow();
    }
  });

  it('shows that it was cut off, lengthened, or put together from pieces', async () => {
    const bytes = readFileSync(path);
    const start = bytes.indexOf('\n', 20) + 1;
    const lengths: number[] = [];
    for (let at = start; at < bytes.length; at += 5 + bytes.readUInt32BE(at)) lengths.push(5 + bytes.readUInt32BE(at));
    expect(lengths.length).toBeGreaterThan(1);
    const [first = 0, second = 0] = lengths;
    const swapped = [
      bytes.subarray(0, start),
      bytes.subarray(start + first, start + first + second),
      bytes.subarray(start, start + first),
    ];
    const wrong = {
      'without its last chunk': bytes.subarray(0, bytes.length - lengths.at(-1)!),
      'cut in the middle of a chunk': bytes.subarray(0, bytes.length - 7),
      'with a chunk twice': Buffer.concat([bytes, bytes.subarray(bytes.length - lengths.at(-1)!)]),
      'with two chunks exchanged': Buffer.concat([...swapped, bytes.subarray(start + first + second)]),
      'only a header': bytes.subarray(0, start),
      'a picture': Buffer.from('\x89PNG\r\n'),
      nothing: Buffer.alloc(0),
    };
    for (const [name, content] of Object.entries(wrong)) {
      const file = join(folder, 'wrong');
      writeFileSync(file, content);
      await expect([name, read(file)][1]).rejects.toMatchObject({ name: 'BackupProblem' });
    }
    await expect(read(join(folder, 'nowhere'))).rejects.toThrow("can't be read");
  });
});

describe('the recovery passphrase', () => {
  it('opens however it was typed', () => {
    const { key, sealed } = sealKey(recovery);
    expect(openKey(recovery, sealed, ` ${passphrase.toLowerCase().replaceAll('-', ' ')}`)).toEqual(key);
    const own = lockFor('tujuh becak di tengah hujan');
    const mine = sealKey(own);
    expect(openKey(own, mine.sealed, 'tujuh becak di tengah hujan')).toEqual(mine.key);
    expect(() => openKey(own, mine.sealed, 'Tujuh becak di tengah hujan')).toThrow('not the recovery passphrase');
  });

  it('can’t be guessed from what the house keeps, and a forged lock does not keep the machine busy', () => {
    expect(newPassphrase()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    const { sealed } = sealKey(recovery);
    const greedy = { ...recovery, scrypt: { N: 2 ** 24, r: 8, p: 1 } };
    expect(() => openKey(greedy, sealed, passphrase)).toThrow('unreasonable');
  });
});

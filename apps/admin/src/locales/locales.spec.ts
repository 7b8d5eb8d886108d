// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };

const SRC = fileURLToPath(new URL('..', import.meta.url));

function keysOf(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}
/** Indonesian has no singular: plural forms of one key count as that key. */
const plain = (key: string): string => key.replace(/_(one|other)$/, '');
const unique = (keys: string[]): string[] => [...new Set(keys.map(plain))].sort();

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.spec.'))
  .map((path) => readFileSync(join(SRC, path), 'utf8'))
  .join('\n');
const literal = new Set([...sources.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z_0-9]+)+)'/g)].map((match) => match[1]!));
const built = [...sources.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z_]+)*\.)\$\{/g)].map((match) => match[1]!);

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(unique(keysOf(en))).toEqual(unique(keysOf(id)));
  });
  it('leave nothing empty, and nothing untranslated but names', () => {
    const flat = (node: object): Map<string, string> =>
      new Map(
        keysOf(node).map((key) => [
          key,
          String(key.split('.').reduce<unknown>((at, part) => (at as never)[part], node)),
        ]),
      );
    const [first, second] = [flat(id), flat(en)];
    expect([...first, ...second].filter(([, text]) => text.trim() === '')).toEqual([]);
    const same = [...first].filter(([key, text]) => second.get(key) === text).map(([key]) => key);
    const NAMES = ['role.auditor', 'role.administrator', 'messages.channel.sms', 'messages.channel.whatsapp'];
    expect(same.filter((key) => !NAMES.includes(key) && !key.startsWith('slots.short.'))).toEqual([]);
  });
  it('use the same values in their texts', () => {
    const values = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
    const texts = (node: object, key: string): string =>
      String(key.split('.').reduce<unknown>((at, part) => (at as never)[part], node));
    for (const key of keysOf(id)) expect([key, values(texts(en, key))]).toEqual([key, values(texts(id, key))]);
  });
  it('call things by the words of the glossary', () => {
    // docs/glossary.md: booking = janji temu, desk = meja informasi, slot = jadwal.
    const other = /\b(pesanan|meja depan|slot|tiket|email|password|klik|login)\b/i;
    const text = (key: string): string =>
      String(key.split('.').reduce<unknown>((at, part) => (at as never)[part], id as never));
    expect(keysOf(id).filter((key) => other.test(text(key)))).toEqual([]);
  });
  it('hold no text that no page uses', () => {
    const used = (key: string): boolean => literal.has(key) || built.some((prefix) => key.startsWith(prefix));
    expect(unique(keysOf(id)).filter((key) => !used(key))).toEqual([]);
  });
});

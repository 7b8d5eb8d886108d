// @vitest-environment node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(fileURLToPath(new URL('../../../../libs/look/src/tokens.css', import.meta.url)), 'utf8');
const [day = '', night = ''] = sheet.split(":root[data-mantine-color-scheme='dark']");
const read = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!]));
const THEMES = { day: read(day), night: new Map([...read(day), ...read(night)]) };

function luminance(theme: Map<string, string>, role: string): number {
  const value = theme.get(role) ?? '';
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (other) return luminance(theme, other);
  const hex = /^#([0-9a-f]{6})$/.exec(value)?.[1];
  if (!hex) throw new Error(`${role} is ${value}, which has no contrast of its own`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
/** WCAG 2.2, 1.4.3 */
function contrast(theme: Map<string, string>, first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(theme, first), luminance(theme, second)].sort((one, two) => one - two);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['--surface', '--ground', '--surface-hover', '--surface-chosen'];
const INKS = ['--ink', '--ink-soft', '--action', '--late'];
const PAIRS = [
  ['--on-action', '--action-fill'],
  ['--on-action', '--action-fill-hover'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--on-late', '--late-fill'],
  ['--on-late', '--late-fill-hover'],
  ['--late', '--late-soft'],
  ['--ink', '--accent-soft'],
  ['--accent-ink', '--surface'],
  ['--rail-ink', '--rail-ground'],
  ['--rail-ink-soft', '--rail-ground'],
  ['--ink-faint', '--surface'],
  ['--ink-faint', '--ground'],
];

describe.each(Object.entries(THEMES))('by %s', (_name, theme) => {
  it.each([...SURFACES.flatMap((surface) => INKS.map((ink) => [ink, surface])), ...PAIRS])(
    '%s can be read on %s',
    (ink, surface) => {
      expect(contrast(theme, ink!, surface!)).toBeGreaterThanOrEqual(4.5);
    },
  );
  it('the edges of controls and the focus can be seen', () => {
    for (const edge of ['--line-control', '--focus']) {
      for (const surface of ['--surface', '--ground']) {
        expect([edge, surface, contrast(theme, edge, surface) >= 3]).toEqual([edge, surface, true]);
      }
    }
  });
});

import { sectionOf, withSection } from './changelog.mjs';

const FILE = '# Changelog\n\nForm.\n\n## Unreleased\n\nSee [.changes](.changes).\n';

describe('a release of the changelog', () => {
  it('gathers the notes under their headings, in the order of the form', () => {
    const notes = [
      { name: 'b.md', text: 'Security: a key ends\nat once.\n' },
      { name: 'a.md', text: 'Added: one.\nChanged: docs/x.md says\n\nmore.' },
      { name: 'c.md', text: 'Added: three.' },
    ];
    expect(sectionOf(notes, '0.2.0', '2026-11-22')).toBe(
      '## 0.2.0 (2026-11-22)\n\n### Added\n\n- One.\n- Three.\n\n### Changed\n\n- docs/x.md says\n\n  more.\n\n### Security\n\n- A key ends\n  at once.',
    );
  });

  it('names a note that has no heading', () => {
    expect(() => sectionOf([{ name: 'x.md', text: 'Something is new.' }], '0.2.0', '2026-11-22')).toThrow(
      '.changes/x.md must begin with one of Added,',
    );
  });

  it('puts the newest first and leaves the older ones', () => {
    const once = withSection(FILE, '## 0.1.0 (2026-11-01)\n\n### Added\n\n- It.');
    const twice = withSection(once, '## 0.2.0 (2026-11-22)\n\n### Fixed\n\n- That.');
    expect(twice).toBe(
      `${FILE}\n## 0.2.0 (2026-11-22)\n\n### Fixed\n\n- That.\n\n## 0.1.0 (2026-11-01)\n\n### Added\n\n- It.\n`,
    );
  });
});

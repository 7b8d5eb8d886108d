// How the notes waiting in .changes become a section of CHANGELOG.md: pure, for release.mjs and its spec.
const HEADINGS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/**
 * @param {{ name: string, text: string }[]} notes each `Heading: what is new`, one or several
 * @param {string} version such as `0.2.0`
 * @param {string} day `YYYY-MM-DD`
 * @returns {string} the section, from its heading to its last line
 * @throws {Error} that names the note which says neither
 */
export function sectionOf(notes, version, day) {
  /** @type {Map<string, string[]>} */
  const lines = new Map(HEADINGS.map((heading) => [heading, []]));
  for (const { name, text } of notes)
    for (const paragraph of text.trim().split(/\n+(?=[A-Z]\w+: )/)) {
      const [, heading = '', said = ''] = /^(\w+):\s+([\s\S]+)$/.exec(paragraph) ?? [];
      const list = lines.get(heading);
      if (!list) throw new Error(`.changes/${name} must begin with one of ${HEADINGS.join(', ')} and a colon.`);
      // A sentence begins with a capital; a name of ours keeps its spelling.
      list.push(
        `- ${said.replace(/^[a-z](?=[a-z-]*[\s.,;:])/, (letter) => letter.toUpperCase())}`.replace(/\n(?=.)/g, '\n  '),
      );
    }
  const parts = [...lines].filter(([, list]) => list.length > 0);
  return [`## ${version} (${day})`, ...parts.map(([heading, list]) => `### ${heading}\n\n${list.join('\n')}`)].join(
    '\n\n',
  );
}

/**
 * @param {string} changelog the whole file
 * @param {string} section of a release
 * @returns {string} the file with the section under "Unreleased", above the release before
 */
export function withSection(changelog, section) {
  const [head = '', ...older] = changelog.split(/\n(?=## \d)/);
  return `${[head.trimEnd(), section, ...older.map((part) => part.trimEnd())].join('\n\n')}\n`;
}

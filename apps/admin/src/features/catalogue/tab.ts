import type { EditedService, Line } from './catalogue.queries.js';

export interface TabProps {
  service: EditedService;
  /** The open line, as `<code>@<first day>`, `<code>@new`; undefined when none is. */
  line: string | undefined;
  onLine: (line: string | undefined) => void;
}

/** How a line stands in the address. */
export const lineKey = (code: string, validFrom: string, state: Line['state']): string =>
  `${code}@${validFrom}${state === 'published' ? '' : `@${state}`}`;

/** A code that a new line is about to get, or `new`. */
export const newKey = (code = ''): string => `${code}@new`;

/** The line that the address means. */
export function openLine<L extends { validFrom: string; state: Line['state'] }>(
  lines: readonly L[],
  codeOf: (line: L) => string,
  key: string | undefined,
): L | undefined {
  return lines.find((line) => lineKey(codeOf(line), line.validFrom, line.state) === key);
}

const NAME = /^buka-pintu-(\d{4})-(\d{2})-(\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/;

/** The name of a backup begun at an instant: sorted by name they stand in order. */
export function fileNameFor(at: Date): string {
  return `buka-pintu-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`;
}

/** When a backup was begun by its name (RFC 3339); undefined for other files. */
export function madeAtOf(fileName: string): string | undefined {
  const [, year, month, day, hour, minute, second] = NAME.exec(fileName) ?? [];
  return year && `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

/**
 * Which backups have had their time: kept are the newest, and of each of the last twelve months with a backup the newest, so that
 * a mistake that shows late can still be undone. Other files are never named.
 * @param keep how many of the newest
 */
export function outdated(fileNames: readonly string[], keep: number): string[] {
  const ours = fileNames
    .filter((name) => madeAtOf(name))
    .toSorted()
    .toReversed();
  const kept = new Set(ours.slice(0, keep));
  const months = new Map<string, string>();
  for (const name of ours) {
    const month = madeAtOf(name)!.slice(0, 7);
    if (!months.has(month)) months.set(month, name);
  }
  for (const name of [...months.values()].slice(0, 12)) kept.add(name);
  return ours.filter((name) => !kept.has(name));
}

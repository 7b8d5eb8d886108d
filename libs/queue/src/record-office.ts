import { isId, officeOf, platformProblems } from '@buka-pintu/platform';

/** The office in whose rows a record lives; an id that no office made is not found, as any other that is not there. */
export function recordOffice(id: string): number {
  if (!isId(id)) throw platformProblems.notFound();
  return officeOf(id);
}

import { platformProblems, type Principal } from '@buka-pintu/platform';

/** Only a person can sit at a counter. @throws not_allowed for everybody but staff */
export function staffIdOf(caller: Principal): string {
  if (caller.kind !== 'staff') throw platformProblems.notAllowed();
  return caller.staffId;
}

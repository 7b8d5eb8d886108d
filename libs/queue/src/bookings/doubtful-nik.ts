import { nikFaults, platformProblems, type Principal } from '@buka-pintu/platform';
import { queueProblems } from '../queue.problems.js';
import type { BookingPerson } from './booking.dto.js';

const STAFF_ONLY = {
  pointer: '/documentRemark',
  code: 'staff_only',
  detail: {
    id: 'Hanya petugas yang melihat dokumennya dapat mengisi ini.',
    en: 'Only an officer who sees the document may give this.',
  },
};

/**
 * Refuses a NIK that can't be. A machine is refused for good; an officer is warned, and goes on with a remark.
 * @param asked with where in the request the person stands
 * @param office `isDemo`: an office that does not exist, a test office too: so may its people be
 * @throws validation_failed, nik_doubtful
 */
export function refuseDoubtfulNik(
  caller: Principal,
  { person, documentRemark, pointer = '' }: { person: BookingPerson; documentRemark?: string; pointer?: string },
  { isDemo }: { isDemo: boolean },
): void {
  if (documentRemark !== undefined && caller.kind !== 'staff')
    throw platformProblems.validationFailed({ errors: [{ ...STAFF_ONLY, pointer: pointer + STAFF_ONLY.pointer }] });
  if (person.documentKind !== 'nik') return;
  const faults = nikFaults(person.documentNumber, person.birthOn, isDemo);
  if (faults.length === 0) return;
  const errors = faults.map(({ field, code, detail }) => ({ pointer: `${pointer}/person/${field}`, code, detail }));
  if (caller.kind !== 'staff') throw platformProblems.validationFailed({ errors });
  // A number out of the range for trials is nobody's, whatever the card says.
  if (documentRemark === undefined || faults.some(({ code }) => code === 'nik_invented'))
    throw queueProblems.nikDoubtful({ errors });
}

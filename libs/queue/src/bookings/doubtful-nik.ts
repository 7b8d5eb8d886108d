import { type NikFault, nikFaults, platformProblems, type Principal } from '@buka-pintu/platform';
import { queueProblems } from '../queue.problems.js';
import type { BookingRequest } from './booking.dto.js';

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
 * @param isDemo an office that does not exist, a test office too: so may its people be
 * @throws validation_failed, nik_doubtful
 */
export function refuseDoubtfulNik(
  caller: Principal,
  { person, documentRemark }: BookingRequest,
  { isDemo }: { isDemo: boolean },
): void {
  if (documentRemark !== undefined && caller.kind !== 'staff')
    throw platformProblems.validationFailed({ errors: [STAFF_ONLY] });
  if (person.documentKind !== 'nik') return;
  const faults = nikFaults(person.documentNumber, person.birthOn, isDemo);
  if (faults.length === 0) return;
  if (caller.kind !== 'staff') throw platformProblems.validationFailed({ errors: faults.map(errorOf) });
  // A number out of the range for trials is nobody's, whatever the card says.
  if (documentRemark === undefined || faults.some(({ code }) => code === 'nik_invented'))
    throw queueProblems.nikDoubtful({ errors: faults.map(errorOf) });
}

const errorOf = ({ field, code, detail }: NikFault) => ({ pointer: `/person/${field}`, code, detail });

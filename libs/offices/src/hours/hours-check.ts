import { type BilingualText, type Hours, platformProblems } from '@buka-pintu/platform';

const BACKWARDS: BilingualText = {
  id: 'Tutup harus sesudah buka. Jam yang melewati tengah malam ditulis sebagai dua: sampai 24:00, dan dari 00:00 hari berikutnya.',
  en: 'Closing comes after opening. Write hours over midnight as two: until 24:00, and from 00:00 of the next day.',
};
const OVERLAP: BilingualText = {
  id: 'Bertumpang tindih dengan jam lain pada hari itu.',
  en: 'Overlaps with other hours of that day.',
};

/**
 * Demands periods that run forwards and don't overlap, each weekday for itself.
 * @param at where the list stands in the request, for the pointers
 * @throws validation_failed naming every period that is wrong
 */
export function checkHours(hours: readonly (Hours & { weekday?: number })[], at = '/hours'): void {
  const errors = hours.flatMap((one, index) => {
    if (one.closesAt <= one.opensAt)
      return [{ pointer: `${at}/${index}/closesAt`, code: 'closes_before_opening', detail: BACKWARDS }];
    const meets = hours.some(
      (other, before) =>
        before < index &&
        other.weekday === one.weekday &&
        other.opensAt < one.closesAt &&
        one.opensAt < other.closesAt &&
        other.opensAt < other.closesAt,
    );
    return meets ? [{ pointer: `${at}/${index}/opensAt`, code: 'overlaps', detail: OVERLAP }] : [];
  });
  if (errors.length > 0) throw platformProblems.validationFailed({ errors });
}

import { isDay } from '@buka-pintu/platform';

export const STAFF_NUMBER_DIGITS = 18;
/** How people type it: with the spaces of its print, 19870101 201001 2 001. */
export const STAFF_NUMBER_PATTERN = /^(?:\d ?){17}\d$/;

const YOUNGEST = 15;

/** The digits alone. */
export function plainStaffNumber(typed: string): string {
  return typed.replace(/\s/g, '');
}

/**
 * Whether it can be a staff number (NIP; BKN regulation 22/2007): birth day (8), year and month of appointment (6), sex (1 or 2), serial
 * number (3). Contract staff (PPPK) have 21 and more where civil servants have the month.
 */
export function isStaffNumber(typed: string): boolean {
  const digits = plainStaffNumber(typed);
  const [, year = '', month, day, appointed, part, sex] =
    /^(\d{4})(\d\d)(\d\d)(\d{4})(\d\d)(\d)\d{3}$/.exec(digits) ?? [];
  if (!isDay(`${year}-${month}-${day}`)) return false;
  if (Number(appointed) < Number(year) + YOUNGEST || Number(appointed) > Number(year) + 70) return false;
  const inMonth = Number(part) >= 1 && Number(part) <= 12;
  return (inMonth || Number(part) >= 21) && (sex === '1' || sex === '2');
}

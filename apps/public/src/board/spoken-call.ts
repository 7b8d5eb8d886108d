/** What is said when a ticket is called: the words for a voice, and the same as sound files of the bundle. */
export interface SpokenCall {
  text: string;
  files: string[];
}

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const TENS = ['', 'sepuluh', 'dua puluh', 'tiga puluh', 'empat puluh', 'lima puluh'];

/**
 * "Nomor antrean A, nol satu dua. Silakan menuju loket tiga." Ticket numbers are said digit by digit, as they are read
 * on paper; the counter as a number.
 *
 * @param number as printed, such as `A-012`
 * @param counter the counter's number, 1 and up
 */
export function spokenCall(number: string, counter: number): SpokenCall {
  const signs = [...number.toUpperCase()].filter((sign) => /[A-Z0-9]/.test(sign));
  const said = signs.map((sign) => DIGITS[Number(sign)] ?? sign);
  const letters = said.filter((word) => /^[A-Z]$/.test(word)).join(' ');
  const digits = said.filter((word) => !/^[A-Z]$/.test(word)).join(' ');
  return {
    text: `Nomor antrean ${[letters, digits].filter(Boolean).join(', ')}. Silakan menuju loket ${counterWord(counter)}.`,
    files: ['nomor-antrean', ...signs.map((sign) => sign.toLowerCase()), 'silakan-ke-loket', ...[...String(counter)]],
  };
}

/** Indonesian for 0–59; a waiting room with more counters hears the digits. */
function counterWord(counter: number): string {
  if (counter < 10) return DIGITS[counter] ?? String(counter);
  if (counter === 11) return 'sebelas';
  if (counter < 20 && counter > 11) return `${DIGITS[counter - 10]} belas`;
  if (counter < 60)
    return [TENS[Math.floor(counter / 10)], DIGITS[counter % 10]].slice(0, counter % 10 ? 2 : 1).join(' ');
  return [...String(counter)].map((digit) => DIGITS[Number(digit)]).join(' ');
}

import { typedDay } from '../../lib/typed-day.js';
import type { RosterPerson } from './rosters.queries.js';

export interface PastedPeople {
  people: RosterPerson[];
  /** Lines that can't be read, as they are counted in the field. */
  wrong: { line: number; why: 'cells' | 'document' | 'birth' | 'name' }[];
}

/**
 * Names pasted out of a spreadsheet or a letter: name, NIK or passport with its country, birth date; separated by tabs,
 * semicolons or commas. A first line of heads is left out.
 */
export function pastedPeople(text: string): PastedPeople {
  const result: PastedPeople = { people: [], wrong: [] };
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    if (raw.trim() === '') continue;
    const sign = ['\t', ';', ','].find((one) => raw.includes(one)) ?? ';';
    const [name = '', number = '', birth = '', country = ''] = raw.split(sign).map((cell) =>
      cell
        .trim()
        .replace(/^["']+|["']+$/g, '')
        .trim(),
    );
    if (result.people.length === 0 && result.wrong.length === 0 && /^(nama|name)$/i.test(name)) continue;
    const document = number.replace(/[\s.-]/g, '').toUpperCase();
    const isNik = /^\d{16}$/.test(document);
    const birthOn = typedDay(birth) ?? '';
    if (birth === '') result.wrong.push({ line, why: 'cells' });
    else if (!/\p{L}/u.test(name)) result.wrong.push({ line, why: 'name' });
    else if (!isNik && !(/^[A-Z0-9]{5,20}$/.test(document) && /^[A-Za-z]{2}$/.test(country)))
      result.wrong.push({ line, why: 'document' });
    else if (birthOn === '') result.wrong.push({ line, why: 'birth' });
    else
      result.people.push({
        name,
        documentKind: isNik ? 'nik' : 'passport',
        documentNumber: document,
        country: isNik ? 'ID' : country.toUpperCase(),
        birthOn,
      });
  }
  return result;
}

import { type MessageTemplate, placeholdersIn, render } from '../template.js';
import { smsLength, type SmsLength } from './sms-length.js';

// A message holds no control character but the line break, a subject not even that; marks that turn the reading round, neither.
const UNSEEN = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const UNSEEN_IN_LINE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

export const LOCALES = ['id', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** An office's own words for a template in one language; `null` where the house's stand. */
export interface Wording {
  subject: string | null;
  body: string;
}
export type Wordings = Readonly<Record<Locale, Wording | null>>;

/** What a wording may not be, and where. */
export interface WordingFault {
  field: 'subject' | 'body';
  code:
    | 'unknown_placeholder'
    | 'missing_placeholder'
    | 'stray_brace'
    | 'markup'
    | 'link'
    | 'control'
    | 'empty'
    | 'too_long';
  detail: { id: string; en: string };
}

const LONGEST_SUBJECT = 150;
const LONGEST_BODY = 2_000;
/** What an office pays for each SMS, and about what a phone shows without scrolling. */
const MOST_SEGMENTS = 4;

/** The house's own words in one language. */
export const ownWording = ({ subject, body }: MessageTemplate, locale: Locale): Wording => ({
  subject: subject?.[locale] ?? null,
  body: body[locale],
});

/** The template with an office's words instead of its own, as far as there are any and they still fit it. */
export function worded(template: MessageTemplate, wordings: Wordings | undefined): MessageTemplate {
  const valid = (locale: Locale): Wording => {
    const office = wordings?.[locale];
    // A release may have taken a placeholder away since: then the house's words go out rather than none.
    return office && wordingFaults(template, locale, office).length === 0 ? office : ownWording(template, locale);
  };
  const [id, en] = [valid('id'), valid('en')];
  const subject = template.subject && { id: id.subject ?? template.subject.id, en: en.subject ?? template.subject.en };
  return { ...template, body: { id: id.body, en: en.body }, ...(subject ? { subject } : {}) };
}

/** What each placeholder is filled with where nobody is written to. */
export const examplesOf = ({ placeholders }: MessageTemplate, locale: Locale): Record<string, string> =>
  Object.fromEntries(Object.entries(placeholders).map(([name, { example }]) => [name, example[locale]]));

/** A text filled with examples by the very function that fills real ones, and how long it is. */
export function preview(
  template: MessageTemplate,
  locale: Locale,
): { subject: string | null; body: string; sms: SmsLength | null } {
  const { subject, body } = render(template, locale, examplesOf(template, locale));
  return { subject, body, sms: template.channels.includes('sms') ? smsLength(body) : null };
}

/** Everything that is wrong with an office's words, named so that the officer finds it. */
export function wordingFaults(template: MessageTemplate, locale: Locale, { subject, body }: Wording): WordingFault[] {
  const faults = [
    ...(subject === null ? [] : textFaults(template, 'subject', subject)),
    ...textFaults(template, 'body', body),
  ];
  for (const [name, { mandatory }] of Object.entries(template.placeholders))
    if (mandatory && !placeholdersIn(body).includes(name))
      faults.push(
        fault('body', 'missing_placeholder', `{${name}} harus ada di isi.`, `{${name}} must stand in the text.`),
      );
  if (faults.length > 0 || !template.channels.includes('sms')) return faults;
  const { segments } = smsLength(
    render({ ...template, body: { id: body, en: body } }, locale, examplesOf(template, locale)).body,
  );
  return segments <= MOST_SEGMENTS
    ? []
    : [
        fault(
          'body',
          'too_long',
          `Menjadi ${segments} SMS; paling banyak ${MOST_SEGMENTS}.`,
          `It becomes ${segments} SMS; at most ${MOST_SEGMENTS}.`,
        ),
      ];
}

const fault = (field: 'subject' | 'body', code: WordingFault['code'], id: string, en: string): WordingFault => ({
  field,
  code,
  detail: { id, en },
});

function textFaults({ placeholders }: MessageTemplate, field: 'subject' | 'body', text: string): WordingFault[] {
  const known = Object.keys(placeholders).map((name) => `{${name}}`);
  const found: WordingFault[] = [];
  const add = (code: WordingFault['code'], id: string, en: string): void => void found.push(fault(field, code, id, en));
  if (text.trim() === '') add('empty', 'Tidak boleh kosong.', 'It must not be empty.');
  const most = field === 'subject' ? LONGEST_SUBJECT : LONGEST_BODY;
  if (text.length > most) add('too_long', `Paling banyak ${most} huruf.`, `At most ${most} characters.`);
  for (const name of new Set(placeholdersIn(text)))
    if (!Object.hasOwn(placeholders, name))
      add(
        'unknown_placeholder',
        `{${name}} tidak dikenal di sini. Yang ada: ${known.join(' ') || 'tidak ada'}.`,
        `{${name}} is not known here. There are: ${known.join(' ') || 'none'}.`,
      );
  const rest = text.replace(/\{\w+\}/g, ' ');
  if (/[{}]/.test(rest)) add('stray_brace', 'Ada { atau } tanpa pasangan.', 'A { or } stands alone.');
  if (/<\/?[a-z!][^>]*>/i.test(rest)) add('markup', 'Hanya teks biasa, tanpa HTML.', 'Plain text only, no HTML.');
  if ((field === 'body' ? UNSEEN : UNSEEN_IN_LINE).test(rest))
    add(
      'control',
      'Ada tanda yang tidak terlihat; ketik ulang teksnya.',
      'There are invisible characters; type the text anew.',
    );
  const [link] = /\w+:\/\/\S*|\bwww\.\S+|[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?![\p{L}\d])\S*/iu.exec(rest) ?? [];
  if (link !== undefined)
    add(
      'link',
      `“${link}” dibaca telepon sebagai tautan. Hanya tautan dari isian yang boleh; setelah titik beri spasi.`,
      `Phones take “${link}” for a link. Only links out of placeholders may stand here; leave a space after a full stop.`,
    );
  return found;
}

import { Day, Flag, Id, ListOf, Localized, OneOf, Rule, Text, TimeOfDay, Whole } from '@buka-pintu/platform';
import { SET_KINDS, type SetKind } from './opening-set.entity.js';

export const CLOSING_TIME = {
  max: 5,
  pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  description: '`24:00` is the end of the day; hours over midnight are two periods on two days',
};

export class WeekHoursRequest {
  @Whole({ min: 1, max: 7, description: '1 is Monday, 7 is Sunday' }) weekday: number;
  @TimeOfDay({ example: '08:00' }) opensAt: string;
  @Text({ ...CLOSING_TIME, example: '12:00' }) closesAt: string;
  @Flag({ default: false, description: 'Holds on public holidays too' }) onHolidays: boolean;
}

export class DayHours {
  @TimeOfDay({ example: '08:00' }) opensAt: string;
  @Text({ ...CLOSING_TIME, example: '12:00' }) closesAt: string;
}

export class OpeningSetRequest {
  @OneOf(SET_KINDS, {
    description: '`normal` holds until other normal hours begin; `regime` (Ramadan) between two days',
  })
  kind: SetKind;

  @Rule<OpeningSetRequest>((it) => it.kind === 'normal' || !!it.name, {
    code: 'name_of_regime',
    detail: { id: 'Beri nama jam khusus ini.', en: 'Give this regime a name.' },
  })
  @Localized({ nullable: true, description: 'Of a regime, such as Ramadan; null for normal hours' })
  name: Localized | null;

  @Day({ description: 'From today on', example: '2027-02-08' }) validFrom: string;

  @Rule<OpeningSetRequest>((it) => (it.kind === 'regime') === (it.validTo !== null), {
    code: 'end_of_regime',
    detail: {
      id: 'Jam khusus punya hari terakhir; jam biasa tidak.',
      en: 'A regime has a last day; normal hours have none.',
    },
  })
  @Rule<OpeningSetRequest>((it) => it.validTo === null || it.validFrom <= it.validTo, {
    code: 'ends_before_it_begins',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day lies before the first.' },
  })
  @Day({ nullable: true, description: 'The last day of a regime; null for normal hours' })
  validTo: string | null;

  @ListOf(() => WeekHoursRequest, { maxItems: 70, description: 'Every period of the week; an empty list: never open' })
  hours: WeekHoursRequest[];
}

export class OpeningSetView extends OpeningSetRequest {
  @Id() id: string;
  @Whole({ min: 1 }) version: number;
}

export class OpeningExceptionRequest {
  @Day({ example: '2026-11-28' }) on: string;
  @ListOf(() => DayHours, {
    minItems: 1,
    maxItems: 10,
    description: 'All hours of that day; to close it, use a closure',
  })
  hours: DayHours[];
  @Localized({ description: 'What people read: "Layanan Sabtu"' }) name: Localized;
}

export class OpeningExceptionView extends OpeningExceptionRequest {
  @Id() id: string;
  @Whole({ min: 1 }) version: number;
}

import { useTranslation } from 'react-i18next';
import type { Localized } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import type { FieldName } from './changes.js';
import type { WeekHours } from './offices.queries.js';
import { useSettings } from './use-settings.js';

/** What a code of the settings is called; the codes are those of the API's lists. */
const CODES: Partial<Record<FieldName, string>> = {
  kind: 'offices.kind',
  officeClass: 'offices.class',
  lanes: 'offices.lane',
  accessibility: 'offices.fact',
  reason: 'offices.reason',
  what: 'offices.down',
};

/** Writes a value of the settings as people say it: days and instants, weeks of hours, codes by their names. */
export function useValue(): (field: FieldName, value: unknown) => string {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const format = useFormat(settings?.zone ?? 'Asia/Jakarta');
  const named = (field: FieldName, value: string): string =>
    CODES[field] ? t(`${CODES[field]}.${value}` as 'offices.name', { defaultValue: value }) : value;
  const span = (one: Partial<WeekHours>): string => {
    const day = one.weekday ? `${format.shortWeekday(`2026-11-${22 + one.weekday}`)} ` : '';
    return `${day}${one.opensAt}–${one.closesAt}`;
  };
  return function write(field, value): string {
    if (field === 'servicePointId')
      return settings?.servicePoints.find((point) => point.id === value)?.name ?? t('offices.closures.whole');
    if (value === null || value === undefined || value === '') return '–';
    if (field === 'stopsService') return t(value ? 'offices.disruption.stopsAll' : 'offices.disruption.goesOn');
    if (field === 'inUse') return t(value ? 'offices.places.inUse' : 'offices.places.outOfUse');
    if (Array.isArray(value)) {
      const all = value.map((one: unknown) => (typeof one === 'string' ? named(field, one) : span(one as WeekHours)));
      return all.join(', ') || '–';
    }
    if (typeof value === 'object') return 'id' in value ? format.words(value as Localized) : span(value);
    const text = String(value as string | number);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return format.date(text);
    return /^\d{4}-\d\d-\d\dT/.test(text) ? format.moment(text) : named(field, text);
  };
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { servicesQuery } from '../../api/place.js';
import type { Lane } from '../../api/shapes.js';
import { weekdayName } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import type { FiguresView, FigureView } from './reports.queries.js';

/** What a row stands for, in words: long in the table, short under a bar. */
export function useKeyWords({ by, zone, rows }: Pick<FiguresView, 'by' | 'zone' | 'rows'>) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const services = useQuery(servicesQuery).data?.items ?? [];
  const long = ({ key, name }: Pick<FigureView, 'key' | 'name'>): string => {
    if (key === null) return '';
    if (by === 'day') return `${format.weekday(key)}, ${format.shortDay(key)}`;
    if (by === 'weekday') return weekdayName(Number(key), format.locale);
    if (by === 'hour') return t('reports.hour', { from: key, to: String(Number(key) + 1).padStart(2, '0') });
    if (by === 'lane') return t(`lane.${key as Lane}`);
    if (by === 'channel') return t(`reports.channel.${key as 'desk'}`, { defaultValue: key });
    const service = services.find((it) => it.code === key);
    return name ?? (service ? format.words(service.name) : key);
  };
  const short = (key: string): string => {
    if (by === 'day') return format.shortDay(key);
    if (by === 'hour') return key;
    const row = rows.find((it) => it.key === key);
    const words = row ? long(row) : key;
    return words.length > 14 ? `${words.slice(0, 13)}…` : words;
  };
  return { long, short };
}

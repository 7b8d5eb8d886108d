import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { servicesQuery, usePlace } from '../../api/place.js';
import { addDays } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { REPORTS_BY, type ReportSearch } from './report-search.js';
import css from './reports.module.css';
import type { FiguresAsked } from './reports.queries.js';

const LANES = ['regular', 'priority', 'express', 'walk_in', 'group', 'reserve'] as const;
const CHANNELS = ['desk', 'client'] as const;
const SPANS = ['7', '28', '91'] as const;

/** What the report is about; every choice is in the address, so that it can be sent to somebody. */
export function ReportFilters(props: {
  asked: FiguresAsked;
  today: string;
  onChange: (change: Partial<ReportSearch>) => void;
}) {
  const { asked, today, onChange } = props;
  const { t } = useTranslation();
  const { office, zone } = usePlace();
  const format = useFormat(zone);
  const services = useQuery(servicesQuery).data?.items ?? [];
  const points = office?.servicePoints ?? [];
  const counters = points
    .filter((point) => !asked.servicePointId || point.id === asked.servicePointId)
    .flatMap((point) => point.counters.map((it) => ({ value: it.id, label: `${point.code} · ${it.name}` })));
  const all = { value: '', label: t('reports.all') };
  const span = SPANS.find((days) => asked.to === today && asked.from === addDays(today, 1 - Number(days)));
  return (
    <div className={css.filters}>
      <FilterTabs
        label={t('reports.span')}
        value={span ?? ''}
        options={SPANS.map((days) => ({ value: days, label: t('reports.lastDays', { count: Number(days) }) }))}
        onChange={(days) => onChange({ from: addDays(today, 1 - Number(days)), to: today })}
      />
      <div className={css.fields}>
        <DateField
          label={t('reports.from')}
          value={asked.from}
          max={asked.to}
          onChange={(from) => onChange({ from })}
        />
        <DateField label={t('reports.to')} value={asked.to} min={asked.from} onChange={(to) => onChange({ to })} />
        <NativeSelect
          label={t('reports.byLabel')}
          data={REPORTS_BY.map((value) => ({ value, label: t(`reports.by.${value}`) }))}
          value={asked.by ?? 'day'}
          onChange={(event) => onChange({ by: event.currentTarget.value })}
        />
        {points.length > 1 && (
          <NativeSelect
            label={t('reports.by.point')}
            data={[all, ...points.map((point) => ({ value: point.id, label: point.name }))]}
            value={asked.servicePointId ?? ''}
            onChange={(event) => onChange({ point: event.currentTarget.value, counter: '' })}
          />
        )}
        <NativeSelect
          label={t('reports.by.lane')}
          data={[all, ...LANES.map((value) => ({ value, label: t(`lane.${value}`) }))]}
          value={asked.lane ?? ''}
          onChange={(event) => onChange({ lane: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('reports.by.service')}
          data={[all, ...services.map((it) => ({ value: it.code, label: format.words(it.name) }))]}
          value={asked.serviceCode ?? ''}
          onChange={(event) => onChange({ service: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('reports.by.counter')}
          data={[all, ...counters]}
          value={asked.counterId ?? ''}
          onChange={(event) => onChange({ counter: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('reports.by.channel')}
          data={[all, ...CHANNELS.map((value) => ({ value, label: t(`reports.channel.${value}`) }))]}
          value={asked.channel ?? ''}
          onChange={(event) => onChange({ channel: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}

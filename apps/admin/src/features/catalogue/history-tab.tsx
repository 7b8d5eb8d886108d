import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable, More } from '../../ui/list-table.js';
import css from './catalogue.module.css';
import { changesQuery, type Change, type EditedService } from './catalogue.queries.js';

/** Who changed what and when, newest first. */
export function HistoryTab({ service }: { service: EditedService }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const list = useInfiniteQuery(changesQuery(service.code));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const named = (change: Change): string => {
    const of = t(`catalogue.subject.${change.subject}`);
    return change.lineCode ? `${of}: ${nameIn(change, format.locale) ?? change.lineCode}` : of;
  };
  return (
    <ListTable<Change>
      caption={t('catalogue.tab.history')}
      rows={rows}
      rowKey={(row) => row.id}
      error={list.error}
      onRetry={() => void list.refetch()}
      none={{ title: t('catalogue.history.none') }}
      noMatch={null}
      foot={<More list={list} />}
      columns={[
        { name: 'at', head: t('catalogue.history.at'), cell: (row) => format.moment(row.at) },
        {
          name: 'what',
          grow: true,
          head: t('catalogue.history.what'),
          cell: (row) => <span className={css.wrap}>{named(row)}</span>,
        },
        { name: 'action', head: t('catalogue.history.action'), cell: (row) => t(`catalogue.action.${row.action}`) },
        {
          name: 'from',
          head: t('catalogue.validFrom'),
          wideOnly: true,
          cell: (row) => (row.validFrom ? format.date(row.validFrom) : '–'),
        },
        {
          name: 'change',
          head: t('catalogue.history.change'),
          wideOnly: true,
          cell: (row) => <Difference change={row} />,
        },
        {
          name: 'by',
          head: t('catalogue.history.by'),
          wideOnly: true,
          cell: (row) => row.by ?? t('catalogue.history.house'),
        },
      ]}
    />
  );
}

function nameIn(change: Change, locale: 'id' | 'en'): string | undefined {
  const line = (change.after ?? change.before ?? {}) as Record<string, unknown>;
  const name = line[locale === 'id' ? 'nameId' : 'nameEn'];
  return typeof name === 'string' ? name : undefined;
}

/** For a price what it was and is; for anything else the day on which it ends. */
function Difference({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const of = (line: object | null): string | undefined => {
    const { amount, workingDays, validTo } = (line ?? {}) as {
      amount?: number;
      workingDays?: number;
      validTo?: string;
    };
    const what =
      amount !== undefined
        ? format.rupiah(amount)
        : workingDays !== undefined
          ? t('catalogue.preview.days', { count: workingDays })
          : undefined;
    const until = validTo ? t('catalogue.until', { day: format.date(validTo) }) : undefined;
    return [what, until].filter(Boolean).join(', ') || undefined;
  };
  const [before, after] = [of(change.before), of(change.after)];
  if (!before && !after) return <>–</>;
  return (
    <span className={css.difference}>
      {before ?? '–'} → {after ?? '–'}
    </span>
  );
}

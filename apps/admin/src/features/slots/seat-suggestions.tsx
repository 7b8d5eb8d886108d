import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import css from './slots.module.css';
import { suggestionsQuery } from './slots.queries.js';

/** How many seats each slot's time could carry, beside what was offered and used; only a suggestion, with its arithmetic. */
export function SeatSuggestions({ servicePointId, zone }: { servicePointId: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const list = useQuery(suggestionsQuery(servicePointId));
  const each = (all: number, slots: number): string => format.count(Math.round(all / Math.max(1, slots)));
  return (
    <Part title={t('slots.suggested.title')} note={t('slots.suggested.note')}>
      <ListTable
        caption={t('slots.suggested.title')}
        rows={list.data?.items}
        rowKey={(row) => row.startsAt}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('slots.suggested.none') }}
        noMatch={null}
        columns={[
          {
            name: 'startsAt',
            head: t('slots.suggested.startsAt'),
            cell: (row) => row.startsAt.replace(':', format.locale === 'id' ? '.' : ':'),
          },
          {
            name: 'offered',
            head: t('slots.suggested.offered'),
            number: true,
            cell: (row) => each(row.offered, row.slots),
          },
          { name: 'used', head: t('slots.suggested.used'), number: true, cell: (row) => each(row.used, row.slots) },
          {
            name: 'noShows',
            head: t('slots.suggested.noShows'),
            number: true,
            cell: (row) => each(row.noShows, row.slots),
          },
          {
            ...{ name: 'seats', head: t('slots.suggested.seats'), number: true },
            cell: (row) => (row.seats === null ? '–' : <strong>{format.count(row.seats)}</strong>),
          },
          {
            ...{ name: 'arithmetic', head: t('slots.suggested.arithmetic'), grow: true, wideOnly: true },
            cell: (row) => (
              <span className={css.arithmetic}>
                {row.arithmetic ? format.words(row.arithmetic) : t('slots.suggested.few')}
              </span>
            ),
          },
        ]}
      />
    </Part>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { LaneBadge, StateBadge } from '../../ui/state-badge.js';
import { nameFits } from './find.js';
import { type Visitor, visitorsQuery } from './visitors.queries.js';

/** Whom imported lists announce, beneath our own bookings; nothing where no list was imported. */
export function VisitorsPart(props: {
  servicePointId: string;
  on: string;
  zone: string;
  /** A name that is being typed. */
  typed: string;
  chosen: string | undefined;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const list = useQuery(visitorsQuery(props.servicePointId, props.on));
  if (!list.error && (list.data ?? []).length === 0) return null;
  return (
    <Part title={t('desk.visitors')} note={t('desk.visitorsNote')}>
      <ListTable<Visitor>
        caption={t('desk.visitors')}
        rows={list.data?.filter((row) => nameFits(props.typed, row.name))}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.startsAt ? format.time(row.startsAt) : ''} ${row.name}, ${row.number}`}
        chosen={props.chosen}
        onOpen={(row) => props.onOpen(row.id)}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('desk.noMatch') }}
        noMatch={null}
        columns={[
          {
            name: 'time',
            head: t('desk.time'),
            width: '72px',
            cell: (row) => (row.startsAt ? format.time(row.startsAt) : '–'),
          },
          { name: 'name', grow: true, head: t('desk.name'), cell: (row) => row.name },
          { name: 'number', head: t('desk.number'), cell: (row) => row.number, wideOnly: true },
          { name: 'lane', head: t('desk.lane'), cell: (row) => <LaneBadge lane={row.lane} />, wideOnly: true },
          { name: 'state', head: t('desk.state'), cell: (row) => <StateBadge state={row.state} /> },
        ]}
      />
    </Part>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable, More } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import css from './clients.module.css';
import { requestsQuery, type ApiRequest } from './clients.queries.js';

/** What the client asked lately and what it was answered: the first thing to look at when it calls the office. */
export function RequestsPart({ clientId }: { clientId: string }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const [only, setOnly] = useState<'refused' | ''>('');
  const list = useInfiniteQuery(requestsQuery(clientId, only || undefined));
  return (
    <Part title={t('clients.requests')} note={t('clients.requestsNote')}>
      <div className={css.part}>
        <FilterTabs
          label={t('clients.requests')}
          value={only}
          onChange={setOnly}
          options={[
            { value: '', label: t('list.all') },
            { value: 'refused', label: t('clients.refused') },
          ]}
        />
        <ListTable<ApiRequest>
          caption={t('clients.requests')}
          rows={list.data?.pages.flatMap((page) => page.items)}
          rowKey={(row) => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          none={{ title: t('clients.noRequests') }}
          noMatch={only ? { title: t('clients.noRefused'), clear: () => setOnly('') } : null}
          foot={<More list={list} />}
          columns={[
            { name: 'at', head: t('clients.at'), cell: (row) => format.moment(row.at) },
            { name: 'operation', grow: true, head: t('clients.operation'), cell: (row) => row.operation },
            {
              name: 'status',
              head: t('clients.answer'),
              cell: (row) => `${row.status}${row.problem ? ` ${row.problem}` : ''}`,
            },
            { name: 'ms', head: 'ms', number: true, cell: (row) => format.count(row.ms), wideOnly: true },
            {
              name: 'id',
              head: t('clients.requestId'),
              cell: (row) => <span className={css.key}>{row.requestId.slice(0, 13)}</span>,
              wideOnly: true,
            },
          ]}
        />
      </div>
    </Part>
  );
}

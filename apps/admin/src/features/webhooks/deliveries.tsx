import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable, More } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { StateBadge } from '../../ui/state-badge.js';
import css from './webhooks.module.css';
import { deliveriesQuery, replay, sendTest, type Delivery, type Webhook } from './webhooks.queries.js';

const STATES = ['pending', 'delivered', 'failed'] as const;

/** What was sent, what the target said, and again. */
export function Deliveries({ hook }: { hook: Webhook }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [state, setState] = useState<Delivery['state'] | ''>('');
  const list = useInfiniteQuery(deliveriesQuery(hook.id, state || undefined));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['webhooks', hook.id] });
  const test = useMutation({ mutationFn: () => sendTest(hook.id, rows?.[0]?.id ?? ''), onSuccess });
  const again = useMutation({ mutationFn: (row: Delivery) => replay(hook.id, row), onSuccess });
  const said = (row: Delivery): string => {
    if (row.fault && row.fault !== 'status') return t(`webhooks.fault.${row.fault}`);
    return row.status === null ? '' : String(row.status);
  };
  return (
    <Part title={t('webhooks.deliveries')}>
      <div className={css.part}>
        <FilterTabs
          label={t('webhooks.deliveries')}
          value={state}
          onChange={setState}
          options={[
            { value: '', label: t('list.all') },
            ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
        <ProblemBanner error={test.error ?? again.error} />
        <ListTable<Delivery>
          caption={t('webhooks.deliveries')}
          rows={rows}
          rowKey={(row) => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          none={{ title: t('webhooks.noDeliveries') }}
          noMatch={state ? { title: t('webhooks.noDeliveries'), clear: () => setState('') } : null}
          foot={<More list={list} />}
          columns={[
            { name: 'type', grow: true, head: t('webhooks.type'), cell: (row) => row.type },
            { name: 'state', head: t('webhooks.state'), cell: (row) => <StateBadge state={row.state} /> },
            { name: 'said', head: t('webhooks.answer'), cell: said, wideOnly: true },
            {
              name: 'at',
              head: t('webhooks.at'),
              number: true,
              cell: (row) => format.moment(row.lastAt ?? row.createdAt),
              wideOnly: true,
            },
            {
              name: 'do',
              head: t('webhooks.actions'),
              cell: (row) =>
                hook.state === 'active' && (
                  <Button
                    size="xs"
                    loading={again.isPending && again.variables.id === row.id}
                    onClick={() => again.mutate(row)}
                  >
                    {t('webhooks.again')}
                  </Button>
                ),
            },
          ]}
        />
        {hook.state === 'active' && (
          <div className={css.buttons}>
            <Button loading={test.isPending} onClick={() => test.mutate()}>
              {t('webhooks.test')}
            </Button>
          </div>
        )}
      </div>
    </Part>
  );
}

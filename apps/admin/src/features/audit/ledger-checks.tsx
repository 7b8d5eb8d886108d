import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { checksQuery, type LedgerCheck, startCheck } from './audit.queries.js';

const ICONS = {
  running: IconCircleDashed,
  sound: IconCircleCheckFilled,
  broken: IconAlertTriangleFilled,
  failed: IconAlertTriangleFilled,
} as const;

/** Whether the office's history is whole: what was found every night, and now. */
export function LedgerChecks() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useQuery(checksQuery);
  const rows = list.data?.items;
  const start = useMutation({
    mutationFn: () => startCheck(rows?.[0]?.id),
    onSettled: () => queries.invalidateQueries({ queryKey: checksQuery.queryKey }),
  });
  return (
    <div className={css.stack}>
      <div className={css.acts}>
        <Button
          variant="filled"
          leftSection={<IconShieldCheck size={16} />}
          loading={start.isPending}
          disabled={rows?.[0]?.state === 'running'}
          onClick={() => start.mutate()}
        >
          {t('audit.checkNow')}
        </Button>
      </div>
      <ProblemBanner error={start.error} />
      <ListTable<LedgerCheck>
        caption={t('audit.room.ledger')}
        rows={rows}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('audit.neverChecked') }}
        noMatch={null}
        columns={[
          { name: 'at', head: t('audit.at'), number: true, cell: (row) => format.moment(row.startedAt) },
          {
            name: 'state',
            head: t('audit.result'),
            grow: true,
            cell: (row) => <Result check={row} words={format.words(row.summary)} />,
          },
          {
            name: 'anchors',
            head: t('audit.anchors'),
            number: true,
            wideOnly: true,
            cell: (row) => (row.anchors === null ? '' : format.count(row.anchors)),
          },
        ]}
      />
    </div>
  );
}

function Result({ check, words }: { check: LedgerCheck; words: string }) {
  const Icon = ICONS[check.state];
  return (
    <span className={css.state} data-bad={check.state === 'broken' || undefined}>
      <Icon size={16} aria-hidden /> {words}
    </span>
  );
}

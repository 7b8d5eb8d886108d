import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable, More } from '../../ui/list-table.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './offices.module.css';
import { affectedQuery, SETTINGS_KEY, tellAffected, type Affected } from './offices.queries.js';

/** People whose time was closed: their bookings stand, and they hear of it when somebody says so. */
export function AffectedList(props: { officeCode: string; may: boolean }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useInfiniteQuery(affectedQuery(props.officeCode));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const untold = rows?.filter((row) => row.toldAt === null).map((row) => row.id) ?? [];
  const tell = useMutation({
    mutationFn: () => tellAffected(props.officeCode, untold.slice(0, 100)),
    onSuccess: () => queries.invalidateQueries({ queryKey: SETTINGS_KEY }),
  });
  return (
    <div className={css.form}>
      <ListTable<Affected>
        caption={t('offices.affected.title')}
        rows={rows}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('offices.affected.none') }}
        noMatch={null}
        foot={<More list={list} />}
        columns={[
          { name: 'code', head: t('offices.affected.code'), cell: (row) => <code>{row.code}</code> },
          { name: 'at', head: t('offices.closures.when'), cell: (row) => format.moment(row.startsAt) },
          {
            name: 'why',
            grow: true,
            head: t('offices.closures.why'),
            cell: (row) => (row.reason ? format.words(row.reason) : ''),
            wideOnly: true,
          },
          {
            name: 'told',
            head: t('offices.affected.told'),
            cell: (row) => (row.toldAt ? format.moment(row.toldAt) : t('offices.affected.notYet')),
          },
        ]}
      />
      <ProblemBanner error={tell.error} />
      {props.may && untold.length > 0 && (
        <div className={css.buttons}>
          <Button loading={tell.isPending} onClick={() => tell.mutate()}>
            {t('offices.affected.tell', { count: Math.min(untold.length, 100) })}
          </Button>
          <span className={css.soft}>{t('offices.affected.tellNote')}</span>
        </div>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ListTable } from '../../ui/list-table.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './imports.module.css';
import { importsQuery, type ImportRow, undo } from './imports.queries.js';

/** The lists that were imported here, newest first; the newest of a day can be taken back while nobody has come. */
export function ImportHistory(props: { servicePointId: string; zone: string; onUndone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const list = useQuery(importsQuery(props.servicePointId));
  const [asked, setAsked] = useState<ImportRow>();
  const back = useMutation({
    mutationFn: (id: string) => undo(id),
    onSuccess: () => {
      setAsked(undefined);
      props.onUndone();
    },
  });
  return (
    <>
      <ListTable<ImportRow>
        caption={t('imports.history')}
        rows={list.data}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('imports.none') }}
        noMatch={null}
        columns={[
          { name: 'day', head: t('imports.day'), cell: (row) => format.date(row.on) },
          {
            name: 'when',
            head: t('imports.when'),
            cell: (row) => format.moment(row.registeredAt ?? row.begunAt),
            wideOnly: true,
          },
          { name: 'who', head: t('imports.who'), grow: true, cell: (row) => row.begunBy, wideOnly: true },
          {
            name: 'what',
            head: t('imports.what'),
            grow: true,
            cell: (row) =>
              t(`imports.told.${row.state}`, {
                lines: format.count(row.lines),
                added: format.count(row.added),
                changed: format.count(row.changed),
              }),
          },
          {
            name: 'undo',
            head: '',
            cell: (row) =>
              row.actions.includes('undo') && (
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  aria-label={`${t('imports.undo')}: ${format.date(row.on)}`}
                  onClick={() => {
                    back.reset();
                    setAsked(row);
                  }}
                >
                  {t('imports.undo')}
                </Button>
              ),
          },
        ]}
      />
      {asked && (
        <Dialog title={t('imports.undoTitle')} onClose={() => setAsked(undefined)}>
          <div className={css.form}>
            <p>{t('imports.undoWords', { day: format.day(asked.on), added: format.count(asked.added) })}</p>
            <ProblemBanner error={back.error} />
            <div className={css.fields}>
              <Button data-autofocus onClick={() => setAsked(undefined)}>
                {t('imports.keep')}
              </Button>
              <Button variant="filled" color="red" loading={back.isPending} onClick={() => back.mutate(asked.id)}>
                {t('imports.undo')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}

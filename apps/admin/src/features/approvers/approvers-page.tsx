import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { ApproverForm } from './approver-form.js';
import css from './approvers.module.css';
import { approversQuery, endApprover, MANAGE, type Approver } from './approvers.queries.js';

export function ApproversPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Approvers />
    </RequireAccess>
  );
}

/** Who of another office decides some things here, and who of this one does so elsewhere. */
function Approvers() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useQuery(approversQuery);
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<Approver>();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: approversQuery.queryKey });
  const end = useMutation({
    mutationFn: endApprover,
    onSuccess: async () => {
      await again();
      setEnding(undefined);
    },
  });
  const who = (row: Approver): string =>
    row.officer?.name ?? t('approvers.holderOf', { role: row.role ? t(`role.${row.role}`) : '' });
  const step = (
    <Button variant="filled" onClick={() => setNaming(true)}>
      {t('approvers.name')}
    </Button>
  );
  return (
    <Page title={t('settings.approvers')} note={t('approvers.note')} controls={!naming && step}>
      {naming && list.data && (
        <Part title={t('approvers.name')}>
          <ApproverForm
            offered={list.data.offered}
            onDone={() => void again().then(() => setNaming(false))}
            onCancel={() => setNaming(false)}
          />
        </Part>
      )}
      <ListTable<Approver>
        caption={t('settings.approvers')}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('approvers.none') }}
        noMatch={null}
        columns={[
          { name: 'who', grow: true, head: t('approvers.who'), cell: (row) => `${who(row)} (${row.officeCode})` },
          { name: 'for', head: t('approvers.for'), cell: (row) => row.forOfficeCode },
          {
            name: 'what',
            head: t('approvers.what'),
            wideOnly: true,
            cell: (row) => row.permissions.map((each) => t(`approvers.permission.${each}`, each)).join(', '),
          },
          {
            name: 'days',
            head: t('approvers.days'),
            wideOnly: true,
            cell: (row) => `${format.date(row.fromOn)} – ${format.date(row.untilOn)}`,
          },
          { name: 'state', head: t('approvers.stateName'), cell: (row) => t(`staff.delegation.${row.state}`) },
          {
            name: 'end',
            head: '',
            cell: (row) =>
              row.actions.includes('end') && (
                <Button size="xs" aria-label={t('approvers.endWho', { name: who(row) })} onClick={() => setEnding(row)}>
                  {t('approvers.end')}
                </Button>
              ),
          },
        ]}
      />
      {ending && (
        <Dialog title={t('approvers.endAsk', { name: who(ending) })} onClose={() => setEnding(undefined)}>
          <div className={css.form}>
            <p>{t('approvers.endWords', { office: ending.forOfficeCode })}</p>
            <ProblemBanner error={end.error} />
            <div className={css.buttons}>
              <Button data-autofocus onClick={() => setEnding(undefined)}>
                {t('staff.cancel')}
              </Button>
              <Button color="red" variant="filled" loading={end.isPending} onClick={() => end.mutate(ending.id)}>
                {t('approvers.end')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { printPage } from '../../lib/print-page.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { DateField } from '../../ui/date-field.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { LineEntry } from './line-entry.js';
import { closeSheet, type PaperList, paperQuery, prepare, readSheet } from './paper.queries.js';
import css from './paper.module.css';

/** As many numbers as a sheet has until more are wanted. */
const LINES = 40;

export function PaperPage() {
  return (
    <RequireAccess permission="queue:paper:manage">
      <RequireOffice>
        <Paper />
      </RequireOffice>
    </RequireAccess>
  );
}

/** The day on paper: printed in the morning, in case; typed in afterwards. */
function Paper() {
  const { t } = useTranslation();
  const { servicePoint } = usePlace();
  const { on } = useSearch({ from: '/shell/paper' });
  const navigate = useNavigate();
  const id = servicePoint?.id ?? '';
  const sheet = useQuery(paperQuery(id, on));
  return (
    <Page title={t('nav.paper')} note={servicePoint?.name ?? ''}>
      {sheet.error ? <ProblemBanner error={sheet.error} onRetry={() => void sheet.refetch()} /> : null}
      {sheet.data ? (
        <>
          <DateField
            label={t('paper.day')}
            value={sheet.data.on}
            onChange={(day) => void navigate({ to: '/paper', search: day ? { on: day } : {}, replace: true })}
          />
          <Sheet key={`${id} ${sheet.data.on}`} sheet={sheet.data} />
        </>
      ) : (
        !sheet.error && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )
      )}
    </Page>
  );
}

function Sheet({ sheet }: { sheet: PaperList }) {
  const { t } = useTranslation();
  const format = useFormat(sheet.zone);
  const queries = useQueryClient();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['paper'] });
  const { servicePointId, on, numbers } = sheet;
  const print = useMutation({
    mutationFn: async (lines: number) => {
      await prepare(servicePointId, on, lines);
      await again();
      await printPage(await readSheet(servicePointId, on));
    },
  });
  const close = useMutation({ mutationFn: () => closeSheet(servicePointId, on), onSuccess: again });
  return (
    <>
      <Part title={t('paper.print')} note={t('paper.printNote', { count: sheet.expected.length })}>
        <ProblemBanner error={print.error} />
        <p className={css.buttons}>
          <Button
            variant="filled"
            leftSection={<IconPrinter size={18} aria-hidden />}
            loading={print.isPending}
            onClick={() => print.mutate(Math.max(LINES, numbers.length))}
          >
            {t('paper.printSheet')}
          </Button>
          {numbers.length > 0 && (
            <Button loading={print.isPending} onClick={() => print.mutate(numbers.length + LINES)}>
              {t('paper.more', { count: LINES })}
            </Button>
          )}
        </p>
      </Part>
      {numbers.length > 0 && (
        <Part title={t('paper.enter')} note={t('paper.enterNote')}>
          <LineEntry sheet={sheet} onSaved={() => void again()} />
        </Part>
      )}
      <Part
        title={t('paper.entered', { count: sheet.entered.length })}
        {...(sheet.closedAt ? { note: t('paper.closed', { time: format.moment(sheet.closedAt) }) } : {})}
      >
        <ProblemBanner error={close.error} />
        <ListTable
          caption={t('paper.enteredCaption')}
          rows={sheet.entered}
          rowKey={(row) => row.ticketId}
          error={null}
          onRetry={() => undefined}
          none={{ title: t('paper.nothing') }}
          noMatch={null}
          columns={[
            { name: 'number', head: t('paper.number'), cell: (row) => row.number },
            { name: 'outcome', head: t('paper.outcome'), cell: (row) => t(`paper.outcomes.${row.outcome}`) },
            { name: 'by', head: t('paper.by'), grow: true, cell: (row) => row.by },
            { name: 'at', head: t('paper.at'), number: true, cell: (row) => format.time(row.enteredAt) },
          ]}
        />
        {sheet.openedAt && !sheet.closedAt && (
          <p className={css.buttons}>
            <Button loading={close.isPending} onClick={() => close.mutate()}>
              {t('paper.close')}
            </Button>
          </p>
        )}
      </Part>
    </>
  );
}

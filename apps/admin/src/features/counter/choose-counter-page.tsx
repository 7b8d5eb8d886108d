import { Button } from '@mantine/core';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayQuery } from '../../api/day.queries.js';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useRemembered } from '../../lib/remembered.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { StateBadge } from '../../ui/state-badge.js';

/** At which counter do I sit? Asked once: a workstation remembers its counter. */
export function ChooseCounterPage() {
  return (
    <RequireAccess permission="queue:counters:open">
      <RequireOffice>
        <ChooseCounter />
      </RequireOffice>
    </RequireAccess>
  );
}

function ChooseCounter() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const { choose } = useSearch({ from: '/shell/counter' });
  const { servicePoint } = usePlace();
  const remembered = useRemembered('counter');
  const day = useQuery({ ...dayQuery(servicePoint?.id ?? ''), enabled: !!servicePoint && may('queue:days:read') });
  const own = servicePoint?.counters.find((counter) => counter.id === remembered);
  if (own && !choose) return <Navigate to="/counter/$counterId" params={{ counterId: own.id }} replace />;

  const rows = servicePoint?.counters.map((counter) => ({
    ...counter,
    now: day.data?.counters.find((one) => one.id === counter.id),
  }));
  return (
    <Page title={t('counter.choose')} note={t('counter.chooseWords')}>
      <ListTable
        caption={t('counter.choose')}
        rows={rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={(row) => void navigate({ to: '/counter/$counterId', params: { counterId: row.id } })}
        error={null}
        onRetry={() => undefined}
        none={{ title: t('counter.noCounters') }}
        noMatch={null}
        columns={[
          { name: 'name', head: t('counter.counter'), cell: (row) => row.name },
          {
            name: 'state',
            head: t('counter.state'),
            cell: (row) => (row.now ? <StateBadge state={row.now.state} /> : '–'),
          },
          { name: 'officer', head: t('counter.officer'), cell: (row) => row.now?.officer?.name ?? '–' },
          {
            name: 'enter',
            head: '',
            number: true,
            cell: () => (
              <Button size="xs" tabIndex={-1} aria-hidden>
                {t('counter.enter')}
              </Button>
            ),
          },
        ]}
      />
    </Page>
  );
}

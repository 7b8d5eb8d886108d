import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { servicesQuery, usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { type StaffBoard, staffBoardQuery } from '../../api/staff-board.queries.js';
import { useLive } from '../../lib/live.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { LaneBadge, StateBadge } from '../../ui/state-badge.js';
import { AlarmList } from './alarm-list.js';
import { staffBoardStream } from './staff-board.queries.js';
import { SuspendDialog } from './suspend-dialog.js';
import { Suspensions } from './suspensions.js';
import css from './staff-board.module.css';

export function StaffBoardPage() {
  return (
    <RequireAccess permission="queue:days:read">
      <RequireOffice>
        <Room />
      </RequireOffice>
    </RequireAccess>
  );
}

/** The whole room for who supervises it; `wall=1` fills a screen that hangs on one. */
function Room() {
  const { t } = useTranslation();
  const { servicePoint, zone } = usePlace();
  const { wall, suspend } = useSearch({ from: '/shell/staff-board' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const may = useMay();
  const id = servicePoint?.id ?? '';
  const board = useQuery(staffBoardQuery(id));
  const refused = useLive(board.data ? staffBoardStream(id) : null, staffBoardQuery(id).queryKey);
  const again = (): void => void queries.invalidateQueries({ queryKey: ['staff-board'] });
  const go = (search: { wall?: string; suspend?: string }): void =>
    void navigate({ to: '/staff-board', search, replace: true });
  const mayStop = may('offices:disruptions:manage') || may('offices:closures:manage');
  return (
    <div className={wall ? css.wall : undefined}>
      <Page
        title={t('nav.staffBoard')}
        note={servicePoint?.name ?? ''}
        controls={
          <>
            {mayStop && (
              <Button
                color="red"
                variant="filled"
                leftSection={<IconPlugConnectedX size={18} aria-hidden />}
                onClick={() => go({ ...(wall ? { wall } : {}), suspend: '1' })}
              >
                {t('staffBoard.suspend')}
              </Button>
            )}
            <Button
              leftSection={
                wall ? <IconArrowsMinimize size={18} aria-hidden /> : <IconArrowsMaximize size={18} aria-hidden />
              }
              onClick={() => go(wall ? {} : { wall: '1' })}
            >
              {t(wall ? 'staffBoard.narrow' : 'staffBoard.wide')}
            </Button>
          </>
        }
      >
        {board.error || refused ? (
          <ProblemBanner error={board.error ?? refused} onRetry={() => void board.refetch()} />
        ) : null}
        {board.data ? (
          <Whole view={board.data} zone={zone} mayStop={mayStop} onChange={again} />
        ) : (
          !board.error && (
            <AfterAWhile>
              <p role="status">{t('list.loading')}</p>
            </AfterAWhile>
          )
        )}
      </Page>
      {suspend && mayStop && board.data && (
        <SuspendDialog
          now={board.data.at}
          onClose={() => go(wall ? { wall } : {})}
          onDone={() => {
            again();
            go(wall ? { wall } : {});
          }}
        />
      )}
    </div>
  );
}

function Whole(props: { view: StaffBoard; zone: string; mayStop: boolean; onChange: () => void }) {
  const { t } = useTranslation();
  const { view, zone } = props;
  const format = useFormat(zone);
  const may = useMay();
  const services = useQuery(servicesQuery).data?.items ?? [];
  const nameOf = (code: string): string => {
    const service = services.find((one) => one.code === code);
    return service ? format.words(service.name) : code;
  };
  return (
    <>
      <Suspensions items={view.suspensions} zone={zone} may={props.mayStop} onChange={props.onChange} />
      <Part title={t('staffBoard.alarms')}>
        <AlarmList
          alarms={view.alarms}
          servicePointId={view.servicePoint.id}
          zone={zone}
          may={may('queue:alarms:acknowledge')}
          nameOf={nameOf}
          onChange={props.onChange}
        />
      </Part>
      <div className={css.parts}>
        <Part title={t('today.counters')}>
          <ListTable
            caption={t('today.counters')}
            rows={view.counters}
            rowKey={(row) => row.id}
            error={null}
            onRetry={() => undefined}
            none={{ title: t('counter.noCounters') }}
            noMatch={null}
            columns={[
              {
                name: 'name',
                head: t('counter.counter'),
                cell: (row) =>
                  may('queue:counters:open') ? (
                    <Link to="/counter/$counterId" params={{ counterId: row.id }}>
                      {row.name}
                    </Link>
                  ) : (
                    row.name
                  ),
              },
              { name: 'officer', head: t('counter.officer'), grow: true, cell: (row) => row.officer?.name ?? '–' },
              { name: 'state', head: t('counter.state'), cell: (row) => <StateBadge state={row.state} /> },
              { name: 'ticket', head: t('today.now'), number: true, cell: (row) => row.ticket?.number ?? '–' },
              {
                name: 'since',
                head: t('staffBoard.sinceHead'),
                number: true,
                cell: (row) => (row.since ? format.time(row.since) : '–'),
              },
            ]}
          />
        </Part>
        <Part title={t('staffBoard.lines')}>
          <ListTable
            caption={t('staffBoard.lines')}
            rows={view.lines}
            rowKey={(row) => row.lane}
            error={null}
            onRetry={() => undefined}
            none={{ title: t('staffBoard.nobody') }}
            noMatch={null}
            columns={[
              { name: 'lane', head: t('staffBoard.lane'), grow: true, cell: (row) => <LaneBadge lane={row.lane} /> },
              {
                name: 'waiting',
                head: t('staffBoard.waiting'),
                number: true,
                cell: (row) => (
                  <Link to="/desk" search={{ state: 'checked_in' }}>
                    {format.count(row.waiting)}
                  </Link>
                ),
              },
              {
                name: 'longest',
                head: t('staffBoard.longest'),
                number: true,
                cell: (row) => format.span(row.longestMinutes),
              },
              {
                name: 'overdue',
                head: t('staffBoard.overdue'),
                number: true,
                cell: (row) => <span data-late={row.overdue > 0 || undefined}>{format.count(row.overdue)}</span>,
              },
            ]}
          />
        </Part>
      </div>
    </>
  );
}

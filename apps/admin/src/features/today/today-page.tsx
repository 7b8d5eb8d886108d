import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayQuery } from '../../api/day.queries.js';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { staffBoardQuery } from '../../api/staff-board.queries.js';
import type { DayView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { StateBadge } from '../../ui/state-badge.js';
import { Count } from './count.js';
import css from './today.module.css';

export function TodayPage() {
  return (
    <RequireAccess permission="queue:days:read">
      <RequireOffice>
        <Today />
      </RequireOffice>
    </RequireAccess>
  );
}

/** The day in figures, for one glance in the morning and one every hour; each figure leads to what it counts. */
function Today() {
  const { t } = useTranslation();
  const { servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const day = useQuery(dayQuery(servicePoint?.id ?? ''));
  const view = day.data;
  const may = useMay();
  const mayStop = may('offices:disruptions:manage') || may('offices:closures:manage');
  const note = view ? `${view.servicePoint.name} · ${format.day(view.on)}` : (servicePoint?.name ?? '');
  return (
    <Page
      title={t('nav.today')}
      note={note}
      controls={
        <>
          <Link to="/staff-board" className={css.strong}>
            {t('today.room')}
          </Link>
          {mayStop && (
            <Link to="/staff-board" search={{ suspend: '1' }} className={css.trouble}>
              <IconAlertTriangleFilled size={16} aria-hidden />
              {t('today.trouble')}
            </Link>
          )}
        </>
      }
    >
      {day.error ? <ProblemBanner error={day.error} onRetry={() => void day.refetch()} /> : null}
      {view ? (
        <Figures view={view} zone={zone} />
      ) : (
        !day.error && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )
      )}
    </Page>
  );
}

/** What is down and what somebody should see to; each leads to the staff board, where something can be done about it. */
function Trouble(props: { servicePointId: string; pausedMinutes: number; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const board = useQuery(staffBoardQuery(props.servicePointId)).data;
  const open = board?.alarms.filter((alarm) => alarm.acknowledged === null) ?? [];
  if (!board || (board.suspensions.length === 0 && open.length === 0 && props.pausedMinutes === 0)) return null;
  return (
    <ul className={css.alerts} aria-label={t('staffBoard.alarms')}>
      {board.suspensions.map((one) => (
        <li key={one.id} data-late>
          <IconAlertTriangleFilled size={16} aria-hidden />
          <Link to="/staff-board">{format.words(one.sentence)}</Link>
        </li>
      ))}
      {open.map((alarm) => (
        <li key={alarm.key} data-late>
          <IconAlertTriangleFilled size={16} aria-hidden />
          <Link to="/staff-board">
            {t(`staffBoard.alarm.${alarm.code}`, { about: alarm.about, time: format.time(alarm.since) })}
          </Link>
        </li>
      ))}
      {props.pausedMinutes > 0 && <li>{t('today.paused', { span: format.span(props.pausedMinutes) })}</li>}
    </ul>
  );
}

function Figures({ view, zone }: { view: DayView; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const may = useMay();
  const { tickets, bookings, seats, waitMinutes } = view;
  // Who waits is listed at the counters; who may not open one sees those who have checked in.
  const queue = may('queue:counters:open')
    ? ({ to: '/counter' } as const)
    : ({ to: '/desk', search: { state: 'checked_in' } } as const);
  const span = (minutes: number | null): string => (minutes === null ? '–' : format.span(minutes));
  return (
    <>
      <div className={css.counts}>
        <Count {...queue} value={format.count(view.waitingNow)} label={t('today.waiting')} />
        <Count
          {...queue}
          value={format.span(view.longestWaitMinutes)}
          label={t('today.longest')}
          late={view.alerts.some((alert) => alert.code === 'overdue')}
        />
        <Count
          to="/slots"
          value={format.count(seats.left)}
          label={t('today.seatsLeft', { total: format.count(seats.total) })}
        />
        <Count
          to="/desk"
          search={{ state: 'served' }}
          value={format.count(tickets.served)}
          label={t('today.served', { total: format.count(tickets.issued) })}
        />
        <Count {...queue} value={format.count(tickets.missed)} label={t('today.missed')} />
      </div>
      <Trouble servicePointId={view.servicePoint.id} pausedMinutes={view.pausedMinutes} zone={zone} />
      {view.alerts.length > 0 && (
        <ul className={css.alerts} aria-label={t('today.alerts')}>
          {view.alerts.map((alert) => (
            <li key={alert.code + alert.detail.id} data-late={alert.code === 'overdue' || undefined}>
              <IconAlertTriangleFilled size={16} aria-hidden />
              {format.words(alert.detail)}
            </li>
          ))}
        </ul>
      )}
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
                    <Link to="/counter/$counterId" params={{ counterId: row.id }} className={css.strong}>
                      {row.name}
                    </Link>
                  ) : (
                    <span className={css.strong}>{row.name}</span>
                  ),
              },
              { name: 'state', head: t('counter.state'), cell: (row) => <StateBadge state={row.state} /> },
              { name: 'officer', head: t('counter.officer'), cell: (row) => row.officer?.name ?? '–' },
              { name: 'ticket', head: t('today.now'), number: true, cell: (row) => row.ticket ?? '–' },
            ]}
          />
        </Part>
        <Part title={t('today.bookings')}>
          <table className={css.ledger}>
            <VisuallyHidden component="caption">{t('today.bookings')}</VisuallyHidden>
            <tbody>
              {(
                [
                  ['confirmed', bookings.confirmed],
                  ['checked_in', bookings.checkedIn],
                  ['served', bookings.served],
                  ['unserved', bookings.unserved],
                  ['no_show', bookings.noShow],
                  ['cancelled', bookings.cancelled],
                ] as const
              )
                // Who is left over is known when the day has ended, and is no word for a day that goes well.
                .filter(([state, value]) => state !== 'unserved' || value > 0)
                .map(([state, value]) => (
                  <tr key={state}>
                    <th scope="row">
                      <StateBadge state={state} />
                    </th>
                    <td>
                      <Link to="/desk" search={{ state }} className={css.strong}>
                        {format.count(value)}
                        <VisuallyHidden> {t(`state.${state}`)}</VisuallyHidden>
                      </Link>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </Part>
        <Part title={t('today.waits')}>
          <table className={css.ledger}>
            <VisuallyHidden component="caption">{t('today.waits')}</VisuallyHidden>
            <tbody>
              <tr>
                <th scope="row">{t('today.median')}</th>
                <td>{span(waitMinutes.median)}</td>
              </tr>
              <tr>
                <th scope="row">{t('today.p90')}</th>
                <td>{span(waitMinutes.p90)}</td>
              </tr>
              {view.newcomers.map(({ lane, p50Minutes: from, p90Minutes: to }) => (
                <tr key={lane}>
                  <th scope="row">{t('today.newcomer', { lane: t(`lane.${lane}`) })}</th>
                  <td>{from === null || to === null ? '–' : t('today.interval', { from, to })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={css.note}>{t('today.waitsNote')}</p>
        </Part>
      </div>
    </>
  );
}

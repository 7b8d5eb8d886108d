import { TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dayQuery } from '../../api/day.queries.js';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import type { BookingState, BookingView, TicketView } from '../../api/shapes.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { LaneBadge, StateBadge } from '../../ui/state-badge.js';
import { BookingPanel } from './booking-panel.js';
import { bookingsQuery, findByCode } from './desk.queries.js';
import css from './desk.module.css';
import { codeIn, nameFits, numberIn } from './find.js';
import { TicketPanel } from './ticket-panel.js';
import { VisitorPanel } from './visitor-panel.js';
import { VisitorsPart } from './visitors-part.js';
import { findVisitor } from './visitors.queries.js';
import { WalkInPanel } from './walk-in-panel.js';

const STATES: readonly BookingState[] = [
  'confirmed',
  'held',
  'checked_in',
  'served',
  'unserved',
  'no_show',
  'lapsed',
  'cancelled',
];
const RARE = ['held', 'unserved', 'lapsed'] as const;

export function DeskPage() {
  return (
    <RequireAccess permission="queue:bookings:read">
      <RequireOffice>
        <Desk />
      </RequireOffice>
    </RequireAccess>
  );
}

/** Someone stands at the desk: one field finds them, the list of the day is beneath, the paper comes out at the right. */
function Desk() {
  const { t } = useTranslation();
  const { servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search = useSearch({ from: '/shell/desk' });
  const servicePointId = servicePoint?.id ?? '';
  const day = useQuery({ ...dayQuery(servicePointId), enabled: servicePointId !== '' && may('queue:days:read') }).data;
  // What day it is, the server knows; a workstation's clock is only believed by who may not ask.
  const on = search.on ?? day?.on ?? dayIn(zone, now());
  const state = STATES.find((one) => one === search.state);
  const list = useQuery(bookingsQuery({ servicePointId, on, state }));
  const [issued, setIssued] = useState<{ ticket: TicketView; name: string | null } | null>(null);
  const [typed, setTyped] = useState(search.find ?? '');
  const field = useRef<HTMLInputElement>(null);

  const go = (next: { find?: string; state?: string; open?: string; visitor?: string }): void => {
    const kept = search.on ? { on: search.on } : {};
    const filled = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: '/desk', search: { ...kept, ...filled }, replace: true });
  };
  const filters = { ...(search.find ? { find: search.find } : {}), ...(state ? { state } : {}) };
  const open = (id: string): void => {
    setIssued(null);
    go({ ...filters, open: id });
  };
  const lookUp = useMutation({
    mutationFn: (code: string) => findByCode(servicePointId, code),
    onSuccess: (booking) => {
      if (!booking) return;
      open(booking.id);
      setTyped('');
    },
  });
  const openVisitor = (id: string): void => {
    setIssued(null);
    go({ ...filters, visitor: id });
  };
  const announced = useMutation({
    mutationFn: (shown: string) => findVisitor(servicePointId, shown),
    onSuccess: (visitor) => {
      if (!visitor) return;
      openVisitor(visitor.id);
      setTyped('');
    },
  });
  const done = (ticket: TicketView, name: string | null): void => {
    setIssued({ ticket, name });
    go(filters);
    void queries.invalidateQueries({ queryKey: ['bookings'] });
    void queries.invalidateQueries({ queryKey: ['booking'] });
    void queries.invalidateQueries({ queryKey: ['visitors'] });
    void queries.invalidateQueries({ queryKey: ['day'] });
  };
  const nextPerson = (): void => {
    setIssued(null);
    setTyped('');
    field.current?.focus();
  };

  // A link that carries a code means that booking, as if it had been typed.
  const carried = useRef(codeIn(search.find ?? ''));
  const { mutate: find } = lookUp;
  useEffect(() => {
    if (!carried.current || servicePointId === '') return;
    find(carried.current);
    carried.current = undefined;
  }, [servicePointId, find]);

  useEffect(() => {
    // "/" goes to the field, as in every list of the house.
    const onKey = (event: KeyboardEvent): void => {
      const busy = event.target instanceof Element && event.target.closest('input, select, textarea, [role="dialog"]');
      if (event.key !== '/' || busy) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    lookUp.reset();
    announced.reset();
    const code = codeIn(typed);
    const number = numberIn(typed);
    if (code) lookUp.mutate(code);
    else if (number) announced.mutate(number);
    else go({ ...(state ? { state } : {}), find: typed.trim() });
  }

  const code = codeIn(typed);
  const rows = code ? list.data : list.data?.filter((row) => nameFits(typed, row.person.name));
  const nobody = lookUp.isSuccess && !lookUp.data;
  const nobodyAnnounced = announced.isSuccess && !announced.data;
  const counted = (value: BookingState): string | undefined => {
    if (!day || day.on !== on) return undefined;
    const { bookings } = day;
    const counts = { ...bookings, checked_in: bookings.checkedIn, no_show: bookings.noShow };
    return format.count(counts[value]);
  };
  // A day on which the office left nobody behind, or nothing waits for a payment, doesn't speak of it.
  const isShown = (value: BookingState): boolean =>
    state === value || !RARE.some((rare) => rare === value && !(day?.on === on && day.bookings[rare] > 0));
  const shownStates = STATES.filter(isShown);

  return (
    <Page title={t('nav.desk')} note={`${servicePoint?.name ?? ''} · ${format.day(on)}`}>
      <ListAndRecord
        recordFirst={search.open !== undefined || search.visitor !== undefined || issued !== null}
        list={
          <>
            <form onSubmit={submit} role="search">
              <TextInput
                ref={field}
                size="md"
                aria-label={t('desk.find')}
                placeholder={t('desk.find')}
                leftSection={<IconScan size={20} stroke={1.75} aria-hidden />}
                value={typed}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  lookUp.reset();
                  announced.reset();
                }}
                error={nobody ? t('desk.unknownCode') : nobodyAnnounced ? t('desk.unknownNumber') : undefined}
                autoComplete="off"
                spellCheck={false}
                autoFocus
              />
            </form>
            <ProblemBanner error={lookUp.error ?? announced.error} />
            <FilterTabs
              label={t('desk.state')}
              value={state ?? ''}
              onChange={(value) => go({ ...(search.find ? { find: search.find } : {}), state: value })}
              options={[
                { value: '', label: t('list.all') },
                ...shownStates.map((value) => ({ value, label: t(`state.${value}`), count: counted(value) })),
              ]}
            />
            <ListTable<BookingView>
              caption={t('desk.list')}
              rows={rows}
              rowKey={(row) => row.id}
              rowLabel={(row) => `${format.time(row.startsAt)}, ${row.person.name}, ${row.code}`}
              chosen={search.open}
              onOpen={(row) => open(row.id)}
              error={list.error}
              onRetry={() => void list.refetch()}
              none={{ title: t('desk.none') }}
              noMatch={
                (typed.trim() !== '' && !code) || state
                  ? {
                      title: t('desk.noMatch'),
                      clear: () => {
                        setTyped('');
                        go({});
                      },
                    }
                  : null
              }
              columns={[
                { name: 'time', head: t('desk.time'), width: '72px', cell: (row) => format.time(row.startsAt) },
                { name: 'name', grow: true, head: t('desk.name'), cell: (row) => row.person.name },
                { name: 'code', head: t('desk.code'), cell: (row) => row.code, wideOnly: true },
                { name: 'lane', head: t('desk.lane'), cell: (row) => <LaneBadge lane={row.lane} />, wideOnly: true },
                { name: 'state', head: t('desk.state'), cell: (row) => <StateBadge state={row.state} /> },
              ]}
            />
            {may('queue:visitors:read') && (
              <VisitorsPart
                servicePointId={servicePointId}
                on={on}
                zone={zone}
                typed={code || numberIn(typed) ? '' : typed}
                chosen={search.visitor}
                onOpen={openVisitor}
              />
            )}
          </>
        }
        record={
          <div className={css.record}>
            {issued ? (
              <TicketPanel key={issued.ticket.id} {...issued} zone={zone} onNext={nextPerson} />
            ) : search.visitor ? (
              <VisitorPanel
                key={search.visitor}
                id={search.visitor}
                servicePointId={servicePointId}
                zone={zone}
                onTicket={done}
                onClose={() => go(filters)}
              />
            ) : search.open ? (
              <BookingPanel
                key={search.open}
                id={search.open}
                servicePointId={servicePointId}
                zone={zone}
                onTicket={done}
                onClose={() => go(filters)}
              />
            ) : (
              may('queue:tickets:create') &&
              servicePoint && <WalkInPanel key={servicePoint.id} servicePoint={servicePoint} onTicket={done} />
            )}
          </div>
        }
      />
    </Page>
  );
}

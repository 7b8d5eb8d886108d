import './my-booking.css';
import { Problem, take } from '@buka-pintu/client';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { withLink } from '../api';
import { clockTime, longDay, zoneName } from '../format';
import { localized, t, type Key } from '../i18n';
import { useLive } from '../live';
import type { TicketView } from '../shapes';
import { Masthead } from '../ui/masthead';
import { Bring } from './bring';
import { Cancel } from './cancel';
import { Deadline } from './deadline';
import { Directions } from './directions';
import { Family } from './family';
import { Leave } from './leave';
import { Messages } from './messages';
import { OutOfStock } from './out-of-stock';
import { openLink, type Booking, type Opened } from './open-link';
import { Qr } from './qr';
import { waitWords } from './wait-words';
import { Suspended } from './suspended';
import { Reschedule } from './reschedule';

/** The citizen's page behind the secret link: my booking, my place, what to bring, cancel. */
export function MyBooking() {
  const [token, setToken] = useState(() => location.hash.slice(1));
  // Another link opened in the same tab changes the fragment only: without this the first person's booking would stay.
  useEffect(() => {
    const follow = (): void => setToken(location.hash.slice(1));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return (
    <>
      <Masthead />
      <main class="plain">{token ? <OpenedLink key={token} token={token} /> : <Refused reason="ticket.noLink" />}</main>
    </>
  );
}

const Refused = ({ reason }: { reason: Key }) => (
  <>
    <h1>{t('ticket.title')}</h1>
    <p class="notice late">{t(reason)}</p>
    <a class="button" href="/mine/">
      {t('home.lostLink')}
    </a>
    <a class="button" href="/">
      {t('ticket.byCode')}
    </a>
  </>
);

function OpenedLink({ token }: { token: string }) {
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<Problem>();
  const load = useCallback((): void => {
    openLink(token).then(
      (read) => (setOpened(read), setProblem(undefined)),
      (cause: unknown) => setProblem(cause instanceof Problem ? cause : Problem.network(cause)),
    );
  }, [token]);
  useEffect(load, [load]);
  // Whoever takes the phone out of the pocket wants to see now, not what was true an hour ago.
  useEffect(() => {
    const look = (): void => void (document.visibilityState === 'visible' && load());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [load]);
  // Before check-in there is no stream to follow: ask now and then, so that the number appears by itself.
  const comesLater = ['held', 'confirmed'].includes(opened?.booking?.state ?? '');
  useEffect(() => {
    if (!comesLater) return undefined;
    const timer = setInterval(load, 30_000);
    return () => clearInterval(timer);
  }, [comesLater, load]);

  if (problem && [401, 403, 404].includes(problem.status)) return <Refused reason="ticket.expired" />;
  if (!opened) return problem ? <Offline retry={load} /> : <p aria-busy="true">{t('ticket.loading')}</p>;
  const ticket = opened.ticket ?? opened.booking.ticket;
  const over = !['confirmed', 'checked_in', 'waiting', 'called'].includes((opened.booking ?? opened.ticket).state);
  const { servicePointId, serviceCode } = opened.booking ?? opened.ticket;
  const shown = over ? null : { servicePointId, serviceCode };
  return (
    <>
      {problem && <Offline retry={load} />}
      <h1>{t('ticket.title')}</h1>
      {opened.booking && <p class={`state ${opened.booking.state}`}>{t(`state.${opened.booking.state}` as Key)}</p>}
      {shown && <Suspended {...shown} waiting={Boolean(ticket)} />}
      {ticket && <Place token={token} ticketId={ticket.id} number={ticket.number} />}
      {opened.booking && <BookingPart token={token} booking={opened.booking} onChange={load} />}
    </>
  );
}

/** What only a booking has: when and where to come, what to bring, and the way to give it back. */
function BookingPart({ token, booking, onChange }: { token: string; booking: Booking; onChange: () => void }) {
  return (
    <>
      <Hint state={booking.state} />
      <Deadline booking={booking} />
      <Facts booking={booking} />
      {booking.state === 'confirmed' && (
        <>
          <Qr text={booking.qr} code={booking.code} />
          <Calendar token={token} booking={booking} />
          <OutOfStock servicePointId={booking.servicePointId} serviceCode={booking.serviceCode} on={booking.on} />
          <Bring serviceCode={booking.serviceCode} />
          <Directions booking={booking} />
        </>
      )}
      {booking.partyId && <Family token={token} booking={booking} />}
      {booking.actions.includes('reschedule') && isBookable(booking.lane) && (
        <Reschedule key={booking.version} token={token} booking={booking} onChange={onChange} />
      )}
      <Messages token={token} bookingId={booking.id} upcoming={booking.state === 'confirmed'} />
      {booking.actions.includes('cancel') && <Cancel token={token} booking={booking} onChange={onChange} />}
    </>
  );
}

/** The lanes whose free times anyone may read; the others are given away by the office. */
const isBookable = (lane: string): boolean => ['regular', 'priority', 'express'].includes(lane);

const Offline = ({ retry }: { retry: () => void }) => (
  <div class="notice late" role="alert">
    <p>{t('ticket.offline')}</p>
    <button type="button" class="button" onClick={retry}>
      {t('ticket.retry')}
    </button>
  </div>
);

function Hint({ state }: { state: string }) {
  if (state === 'cancelled') return <p class="notice">{t('ticket.cancelledHint')}</p>;
  if (state === 'confirmed' || state === 'no_show' || state === 'unserved') return <p>{t(`state.hint.${state}`)}</p>;
  return null;
}

function Facts({ booking }: { booking: Booking }) {
  const { zone } = booking;
  const time = {
    from: clockTime(booking.startsAt, zone),
    to: clockTime(booking.endsAt, zone),
    zone: zoneName(zone),
  };
  return (
    <dl class="facts">
      <dt>{t('ticket.when')}</dt>
      <dd>
        <strong>{longDay(booking.startsAt, zone)}</strong>
        <br />
        {t('ticket.between', time)}
      </dd>
      <dt>{t('ticket.where')}</dt>
      <dd>{booking.servicePointName}</dd>
      <dt>{t('ticket.code')}</dt>
      <dd class="code">{booking.code}</dd>
      <dt>{t('ticket.name')}</dt>
      <dd>{booking.person.name}</dd>
      <dt>{t('ticket.document')}</dt>
      <dd class="code">{booking.person.documentNumber}</dd>
      <dt>{t('ticket.lane')}</dt>
      <dd>{t(`lane.${booking.lane}` as Key)}</dd>
    </dl>
  );
}

/** The live place: followed by stream, said in one sentence. */
function Place({ token, ticketId, number }: { token: string; ticketId: string; number: string }) {
  const { view, state } = useLive<TicketView>(`/v1/queue/tickets/${ticketId}/stream`, {
    Authorization: `Bearer ${token}`,
  });
  return (
    <section class={`place ${view?.state ?? ''} ${view?.place?.near ? 'near' : ''}`} role="status">
      <p class="soft">{t('ticket.yourNumber')}</p>
      <p class="number">{number}</p>
      {view?.step && <p class="soft">{t('ticket.step', { ...view.step, name: localized(view.step.name) })}</p>}
      <p>{view ? sentence(view) : t('ticket.loading')}</p>
      {view?.place && <Wait place={view.place} />}
      {state === 'waiting' && <p class="soft">{t('ticket.offline')}</p>}
      {view?.actions.includes('leave') && <Leave token={token} ticketId={ticketId} number={number} />}
    </section>
  );
}

/** How long it is likely to take, or why that can’t be said; and to be at hand when the turn is near. */
function Wait({ place }: { place: NonNullable<TicketView['place']> }) {
  const unsure = UNSURE.find((reason) => reason === place.unsure);
  const interval = waitWords(place);
  return (
    <>
      {interval && <p class="wait">{interval}</p>}
      {unsure && <p class="soft">{t(`wait.${unsure}`)}</p>}
      {place.near && place.before > 0 && <p>{t('wait.near')}</p>}
    </>
  );
}

/** Reasons worth a word; while it is being computed, or nothing is known yet, the place says enough. */
const UNSURE = ['no_counter', 'disruption', 'long'] as const;

/** What the holder of the ticket should know or do now. */
export function sentence(ticket: TicketView): string {
  const counter = ticket.counter?.number ?? '';
  if (ticket.state === 'called') return t('ticket.called', { counter });
  if (ticket.state === 'serving') return t('ticket.serving', { counter });
  if (ticket.state === 'parked') {
    return `${t(`ticket.parkedFor.${ticket.parkedFor ?? 'other'}` as Key)} ${t('ticket.parked', { counter })}`;
  }
  if (ticket.state === 'waiting') {
    const before = ticket.place?.before ?? 0;
    return before === 0 ? t('ticket.next') : t('ticket.before', { count: before });
  }
  return ticket.state === 'served' || ticket.state === 'missed' || ticket.state === 'left'
    ? t(`ticket.state.${ticket.state}`)
    : '';
}

/** The file needs the link's secret in a header, which a plain link can't carry: fetched, then handed to the phone. */
function Calendar({ token, booking }: { token: string; booking: Booking }) {
  const save = async (): Promise<void> => {
    const file = await take(
      withLink(token).GET('/v1/queue/bookings/{id}/calendar.ics', {
        params: { path: { id: booking.id } },
        parseAs: 'blob',
      }),
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file as unknown as Blob);
    link.download = `${booking.code}.ics`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button type="button" class="button" onClick={() => void save()}>
      {t('ticket.calendar')}
    </button>
  );
}

import { intentKey, Problem, take } from '@buka-pintu/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { open, withLink } from '../api';
import { clockTime, longDay, zoneName } from '../format';
import { t } from '../i18n';
import type { Booking } from './open-link';

type Lane = 'regular' | 'priority' | 'express';
interface Page {
  servicePointId: string;
  from?: string;
}

const readTimes = (serviceCode: string, lane: string, { servicePointId, from }: Page) =>
  take(
    open.GET('/v1/queue/availability', {
      params: { query: { servicePointId, serviceCode, lane: lane as Lane, ...(from ? { from } : {}) } },
    }),
  );
type Times = Awaited<ReturnType<typeof readTimes>>;
type Slot = Times['days'][number]['slots'][number];

/** Another time for the same booking: a day, an hour, one question. Days and hours are read when they are asked for. */
export function Reschedule({ token, booking, onChange }: { token: string; booking: Booking; onChange: () => void }) {
  const [choosing, setChoosing] = useState(booking.needsNewTime);
  const { reschedule, zone } = booking;
  if (!reschedule) return null;
  return (
    <section class="move">
      <h2>{t('move.title')}</h2>
      <p class="soft">
        {reschedule.free !== null
          ? t('move.free')
          : t('move.limit', {
              count: reschedule.left,
              day: longDay(lastInstant(reschedule.byAt!), zone),
              time: clockTime(lastInstant(reschedule.byAt!), zone),
              zone: zoneName(zone),
            })}
      </p>
      {choosing ? (
        <Choice token={token} booking={booking} onChange={onChange} onLeave={() => setChoosing(false)} />
      ) : (
        <button type="button" class="button" onClick={() => setChoosing(true)}>
          {t('move.begin')}
        </button>
      )}
    </section>
  );
}

/** Midnight at the end of a day is read as the next day; the minute before says what is meant. */
const lastInstant = (byAt: string): string => new Date(Date.parse(byAt) - 60_000).toISOString();

function Choice(props: { token: string; booking: Booking; onChange: () => void; onLeave: () => void }) {
  const { token, booking } = props;
  const { serviceCode, lane, zone } = booking;
  const [page, setPage] = useState<Page>({ servicePointId: booking.servicePointId });
  const [times, setTimes] = useState<Times>();
  const [day, setDay] = useState<string>();
  const [slot, setSlot] = useState<Slot>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const question = useRef<HTMLDivElement>(null);
  // One key for one wish: pressed again on a bad line it is the same wish, another hour is another one.
  const key = useRef({ slot: '', key: '' });
  useEffect(() => {
    setTimes(undefined);
    readTimes(serviceCode, lane, page).then(
      (read) => (setTimes(read), setProblem(undefined)),
      (cause: unknown) => setProblem(cause instanceof Problem ? cause : Problem.network(cause)),
    );
  }, [serviceCode, lane, page, tries]);
  useEffect(() => question.current?.focus(), [slot]);
  const move = async (to: Slot): Promise<void> => {
    if (key.current.slot !== to.id) key.current = { slot: to.id, key: intentKey() };
    setBusy(true);
    setProblem(undefined);
    try {
      await take(
        withLink(token).POST('/v1/queue/bookings/{id}/reschedules', {
          params: { path: { id: booking.id } },
          headers: { 'Idempotency-Key': key.current.key },
          body: { slotId: to.id },
        }),
      );
      props.onLeave();
      props.onChange();
    } catch (cause) {
      const known = cause instanceof Problem ? cause : Problem.network(cause);
      setProblem(known);
      // Gone meanwhile: the other hours are read anew. What passes by itself leaves the wish, and its key, as they are.
      if (!isPassing(known)) {
        setSlot(undefined);
        setTries(tries + 1);
      }
    } finally {
      setBusy(false);
    }
  };
  const days = times?.days.filter(({ slots }) => slots.length > 0) ?? [];
  const chosen = days.find(({ on }) => on === day);
  const noon = (on: string): string => `${on}T05:00:00Z`;
  return (
    <>
      {problem && (
        <p class="notice late" role="alert">
          {problem.code === 'network' ? t('ticket.offline') : problem.message}
        </p>
      )}
      {slot ? (
        <div ref={question} tabIndex={-1} class="notice" role="alertdialog" aria-label={t('move.title')}>
          <p>
            {t('move.ask', {
              day: longDay(slot.startsAt, zone),
              time: clockTime(slot.startsAt, zone),
              zone: zoneName(zone),
            })}
            {booking.partyId && ` ${t('move.family')}`}
          </p>
          <button type="button" class="button" disabled={busy} onClick={() => void move(slot)}>
            {t('move.yes')}
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => setSlot(undefined)}>
            {t('move.other')}
          </button>
        </div>
      ) : !times ? (
        problem ? (
          <button type="button" class="button" onClick={() => setTries(tries + 1)}>
            {t('ticket.retry')}
          </button>
        ) : (
          <p aria-busy="true">{t('ticket.loading')}</p>
        )
      ) : (
        <>
          {days.length === 0 && <p role="status">{t('move.none')}</p>}
          <ul class="days">
            {days.map(({ on, slots }) => (
              <li key={on}>
                <button
                  type="button"
                  class="button"
                  aria-expanded={on === day}
                  onClick={() => setDay(on === day ? undefined : on)}
                >
                  {longDay(noon(on), zone)}
                </button>
                {on === chosen?.on && (
                  <ul class="hours">
                    {slots.map((one) => (
                      <li key={one.id}>
                        <button type="button" class="button" onClick={() => setSlot(one)}>
                          {clockTime(one.startsAt, zone)}
                        </button>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
          {times.alternatives.map((point) => (
            <button
              key={point.servicePointId}
              type="button"
              class="button"
              onClick={() => setPage({ servicePointId: point.servicePointId, from: point.firstOn })}
            >
              {t('move.elsewhere', { place: point.name, day: longDay(noon(point.firstOn), zone) })}
            </button>
          ))}
          <button type="button" class="button" onClick={() => setPage({ ...page, from: dayAfter(times.to) })}>
            {t('move.later')}
          </button>
          {!booking.needsNewTime && (
            <button type="button" class="button" onClick={props.onLeave}>
              {t('move.leave')}
            </button>
          )}
        </>
      )}
    </>
  );
}

const isPassing = ({ code, status }: Problem): boolean =>
  status >= 500 || ['network', 'request_in_progress', 'held_try_again'].includes(code);

const dayAfter = (on: string): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

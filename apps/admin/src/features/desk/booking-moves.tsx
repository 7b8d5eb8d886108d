import { Button } from '@mantine/core';
import { IconCalendarTime, IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { StateBadge } from '../../ui/state-badge.js';
import { familyQuery } from './booking-moves.queries.js';
import css from './desk.module.css';

const RescheduleDialog = lazy(() =>
  import('./reschedule-dialog.js').then((part) => ({ default: part.RescheduleDialog })),
);
const ProofDialog = lazy(() => import('./proof-dialog.js').then((part) => ({ default: part.ProofDialog })));

/** What may happen to a booking before the day: a proof, another time; and who comes along. */
export function BookingMoves({ booking, onChange }: { booking: BookingView; onChange: () => void }) {
  const { t } = useTranslation();
  const format = useFormat(booking.zone);
  const [asked, setAsked] = useState<'time' | 'proof'>();
  const close = (): void => setAsked(undefined);
  const done = (): void => {
    close();
    onChange();
  };
  return (
    <>
      {booking.state === 'held' && booking.heldUntil && (
        <p role="status" className={css.accommodation}>
          {t('desk.moves.heldUntil', { at: format.moment(booking.heldUntil) })}
          {booking.paymentCode && ` · ${booking.paymentCode}`}
        </p>
      )}
      {booking.needsNewTime && (
        <p role="status" className={css.accommodation}>
          {t('desk.moves.paidLate')}
        </p>
      )}
      {booking.partyId && <FamilyPart booking={booking} />}
      {booking.actions.includes('confirm') && (
        <Button
          variant={booking.state === 'held' ? 'filled' : 'subtle'}
          leftSection={<IconReceipt size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked('proof')}
        >
          {t('desk.moves.proof')}
        </Button>
      )}
      {booking.actions.includes('reschedule') && (
        <Button
          variant="subtle"
          leftSection={<IconCalendarTime size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked('time')}
        >
          {t('desk.moves.begin')}
        </Button>
      )}
      <Suspense>
        {asked === 'time' && <RescheduleDialog booking={booking} onDone={done} onClose={close} />}
        {asked === 'proof' && <ProofDialog booking={booking} onDone={done} onClose={close} />}
      </Suspense>
    </>
  );
}

function FamilyPart({ booking }: { booking: BookingView }) {
  const { t } = useTranslation();
  const others = (useQuery(familyQuery(booking.id)).data?.bookings ?? []).filter(({ id }) => id !== booking.id);
  if (others.length === 0) return null;
  return (
    <section className={css.messages} aria-label={t('desk.moves.family')}>
      <strong>{t('desk.moves.family')}</strong>
      {others.map((member) => (
        <p key={member.id}>
          {member.person.name} · {member.code} <StateBadge state={member.state} />
        </p>
      ))}
    </section>
  );
}

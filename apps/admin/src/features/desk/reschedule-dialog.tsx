import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { reschedule, timesQuery } from './booking-moves.queries.js';
import css from './desk.module.css';

/** Another time for who asks at the desk or on the phone: a day, an hour. A family moves together. */
export function RescheduleDialog(props: { booking: BookingView; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { booking } = props;
  const format = useFormat(booking.zone);
  const [on, setOn] = useState('');
  const [slotId, setSlotId] = useState('');
  const { servicePointId, lane } = booking;
  // A booking that lost its seat may have the same hour again.
  const slotStart = booking.state === 'confirmed' ? booking.startsAt.replace('.000Z', 'Z') : '';
  const times = useQuery(timesQuery({ servicePointId, lane, slotStart }, on));
  const move = useMutation({
    mutationFn: () => reschedule(booking, slotId),
    onSuccess: props.onDone,
    onError: () => void times.refetch(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    move.mutate();
  };
  return (
    <Dialog onClose={props.onClose} title={t('desk.moves.title', { code: booking.code })}>
      <form className={css.dialog} onSubmit={submit}>
        <p>
          {booking.reschedule?.free
            ? t('desk.moves.free')
            : t('desk.moves.left', { count: booking.reschedule?.left ?? 0 })}
          {booking.partyId && ` ${t('desk.moves.together')}`}
        </p>
        <ProblemBanner error={move.error ?? times.error} />
        <DateField
          label={t('desk.moves.day')}
          value={on}
          required
          onChange={(day) => {
            setOn(day);
            setSlotId('');
          }}
        />
        {times.data?.length === 0 && <p role="status">{t('desk.moves.none')}</p>}
        {times.data && times.data.length > 0 && (
          <Radio.Group label={t('desk.moves.hour')} value={slotId} onChange={setSlotId}>
            {times.data.map((slot) => (
              <Radio
                key={slot.id}
                mt="xs"
                value={slot.id}
                label={`${format.time(slot.startsAt)}–${format.time(slot.endsAt)}`}
              />
            ))}
          </Radio.Group>
        )}
        <div className={css.buttons}>
          <Button onClick={props.onClose}>{t('form.close')}</Button>
          <Button type="submit" variant="filled" disabled={slotId === ''} loading={move.isPending}>
            {t('desk.moves.move')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

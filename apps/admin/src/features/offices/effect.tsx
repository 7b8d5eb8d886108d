import { IconAlertTriangleFilled, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import css from './offices.module.css';
import type { Effect } from './offices.queries.js';

/** Whom a change hits, before it is saved. */
export function EffectOf({ effect }: { effect: Effect }) {
  const { t } = useTranslation();
  const { zone, office } = usePlace();
  const format = useFormat(zone);
  const names = new Map(office?.servicePoints.map((point) => [point.id, point.name]));
  const hit = effect.bookingsHit;
  const Icon = hit > 0 ? IconAlertTriangleFilled : IconCircleCheck;
  return (
    <section className={css.effect} data-hit={hit > 0 || undefined} aria-live="polite">
      <p className={css.effectHead}>
        <Icon size={18} aria-hidden />
        <strong>{hit > 0 ? t('offices.effect.hit', { count: hit }) : t('offices.effect.none')}</strong>
      </p>
      <p className={css.soft}>
        {t('offices.effect.seats', { seats: effect.seatsWithdrawn, slots: effect.slotsAdded })}
        {hit > 0 && ` ${t('offices.effect.stay')}`}
      </p>
      {hit > 0 && (
        <ul className={css.hits}>
          {effect.bookings.slice(0, 12).map((booking) => (
            <li key={booking.id}>
              <span className={css.figures}>{format.moment(booking.startsAt)}</span>
              <code>{booking.code}</code>
              <span className={css.soft}>{names.get(booking.servicePointId)}</span>
            </li>
          ))}
          {hit > 12 && <li className={css.soft}>{t('offices.effect.more', { count: hit - 12 })}</li>}
        </ul>
      )}
    </section>
  );
}

import { IconAlertTriangleFilled, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { weekdayName } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import type { RuleEffect } from './rules.queries.js';
import css from './slots.module.css';

const NAMED = 12;

/** Whom a rule hits and what it moves, before it is saved. */
export function EffectOfRule({ effect }: { effect: RuleEffect }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { bookingsHit: hit, seatsKept, seatsWithdrawn, seatsAdded, outside, week } = effect;
  const empty = week.every((day) => day.slots.length === 0);
  const Icon = hit > 0 ? IconAlertTriangleFilled : IconCircleCheck;
  return (
    <section className={css.effect} data-hit={hit > 0 || undefined} aria-live="polite">
      <p className={css.effectHead}>
        <Icon size={18} aria-hidden />
        <strong>{hit > 0 ? t('slotRules.hit', { count: hit }) : t('slotRules.hitNobody')}</strong>
      </p>
      <p className={css.soft}>{t('slotRules.seatsMove', { added: seatsAdded, withdrawn: seatsWithdrawn })}</p>
      {seatsKept > 0 && <p className={css.soft}>{t('slotRules.seatsKept', { count: seatsKept })}</p>}
      {hit > 0 && (
        <>
          <p className={css.soft}>{t('slotRules.stay')}</p>
          <p>
            <Link to="/settings/closures">{t('slotRules.toAffected')}</Link>
          </p>
          <ul className={css.hits}>
            {effect.bookings.slice(0, NAMED).map((booking) => (
              <li key={booking.id}>
                <span>{format.moment(booking.startsAt)}</span>
                <code>{booking.code}</code>
                <span className={css.soft}>{t(`lane.${booking.lane}`)}</span>
              </li>
            ))}
            {hit > NAMED && <li className={css.soft}>{t('slotRules.more', { count: hit - NAMED })}</li>}
          </ul>
        </>
      )}
      {outside.length > 0 && (
        <p className={css.warning}>
          {t('slotRules.outside', {
            periods: outside
              .map((one) => `${weekdayName(one.weekday, format.locale)} ${one.opensAt}–${one.closesAt}`)
              .join(', '),
          })}
        </p>
      )}
      {empty && <p className={css.warning}>{t('slotRules.empty')}</p>}
    </section>
  );
}

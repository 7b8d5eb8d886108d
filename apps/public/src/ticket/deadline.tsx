import { clockTime, longDay, zoneName } from '../format';
import { t } from '../i18n';
import type { Booking } from './open-link';

/** Until when the seat waits for a payment, by the office's clock; the server gave the instant, the phone only shows it. */
export function Deadline({ booking }: { booking: Booking }) {
  const { state, heldUntil, zone, paymentCode, needsNewTime } = booking;
  if (needsNewTime)
    return (
      <p class="notice" role="status">
        {t('hold.paidLate')}
      </p>
    );
  if (state === 'lapsed')
    return (
      <p class="notice late" role="status">
        {t('hold.lapsed')}
      </p>
    );
  if (state !== 'held' || !heldUntil) return null;
  const until = { day: longDay(heldUntil, zone), time: clockTime(heldUntil, zone), zone: zoneName(zone) };
  return (
    <div class="notice late" role="status">
      <p>
        <strong>{t('hold.until', until)}</strong>
      </p>
      {paymentCode ? (
        <p>
          {t('hold.code')} <span class="code">{paymentCode}</span>
        </p>
      ) : (
        <p>{t('hold.noCode')}</p>
      )}
    </div>
  );
}

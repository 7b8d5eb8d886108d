import { take } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { open } from '../api';
import { localized, t } from '../i18n';
import type { Booking } from './open-link';

type Visit = Pick<Booking, 'servicePointId' | 'serviceCode' | 'on'>;

async function readReason({ servicePointId, serviceCode, on }: Visit): Promise<{ id: string; en: string } | undefined> {
  const { items } = await take(open.GET('/v1/queue/stock-flags', { params: { query: { servicePointId } } }));
  return items.find(
    (flag) => flag.serviceCode === serviceCode && flag.sinceOn <= on && (flag.untilOn === null || on <= flag.untilOn),
  )?.reason;
}

/** What has run out for this visit, so that nobody travels for nothing. Without an answer the page does without it. */
export function OutOfStock({ servicePointId, serviceCode, on }: Visit) {
  const [reason, setReason] = useState<{ id: string; en: string }>();
  useEffect(() => {
    readReason({ servicePointId, serviceCode, on }).then(setReason, () => undefined);
  }, [servicePointId, serviceCode, on]);
  if (!reason) return null;
  return (
    <div class="notice late" role="status">
      <p>
        <strong>{localized(reason)}</strong>
      </p>
      <p>{t('ticket.outOfStock')}</p>
    </div>
  );
}

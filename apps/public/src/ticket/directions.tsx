import { take } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { open } from '../api';
import { t } from '../i18n';
import type { Booking } from './open-link';

const readPlace = async (officeCode: string, servicePointId: string) => {
  const office = await take(open.GET('/v1/offices/{officeCode}', { params: { path: { officeCode } } }));
  const point = office.servicePoints.find(({ id }) => id === servicePointId);
  return { name: point?.name ?? office.name, address: point?.address ?? office.address, phone: office.phone };
};
type Place = Awaited<ReturnType<typeof readPlace>>;

/** The address, and a link that the phone's own map opens. Without an answer the page does without it. */
export function Directions({ booking: { officeCode, servicePointId } }: { booking: Booking }) {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    readPlace(officeCode, servicePointId).then(setPlace, () => undefined);
  }, [officeCode, servicePointId]);
  if (!place) return null;
  return (
    <section>
      <h2>{t('way.title')}</h2>
      <p>{place.address}</p>
      <a class="button" href={`geo:0,0?q=${encodeURIComponent(`${place.name}, ${place.address}`)}`}>
        {t('way.map')}
      </a>
      {place.phone && (
        <p>
          {t('way.phone')} <a href={`tel:${place.phone.replace(/[^+\d]/g, '')}`}>{place.phone}</a>
        </p>
      )}
    </section>
  );
}

import { take } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { withLink } from '../api';
import { t, type Key } from '../i18n';
import type { Booking } from './open-link';

const readFamily = (token: string, id: string) =>
  take(withLink(token).GET('/v1/queue/bookings/{id}/family', { params: { path: { id } } }));

/** Who comes along: each with an own code for the desk. */
export function Family({ token, booking }: { token: string; booking: Booking }) {
  const [members, setMembers] = useState<readonly Booking[]>([]);
  useEffect(() => {
    readFamily(token, booking.id).then(
      ({ bookings }) => setMembers(bookings.filter(({ id }) => id !== booking.id)),
      () => undefined,
    );
  }, [token, booking.id, booking.version]);
  if (members.length === 0) return null;
  return (
    <section>
      <h2>{t('family.title')}</h2>
      <ul>
        {members.map((member) => (
          <li key={member.id}>
            {member.person.name} · <span class="code">{member.code}</span> · {t(`state.${member.state}` as Key)}
          </li>
        ))}
      </ul>
    </section>
  );
}

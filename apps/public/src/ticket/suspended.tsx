import { localized, t, type Localized } from '../i18n';
import { useLive } from '../live';

interface SuspensionsView {
  items: { id: string; serviceCode: string | null; stopsService: boolean; sentence: Localized }[];
}

/** What is down where this person is expected or waits: live, and with what they may do about it. */
export function Suspended(props: { servicePointId: string; serviceCode: string; waiting: boolean }) {
  const { view } = useLive<SuspensionsView>(`/v1/queue/suspensions/${props.servicePointId}/stream`);
  const its = view?.items.filter(
    (one) => one.stopsService && (one.serviceCode === null || one.serviceCode === props.serviceCode),
  );
  if (!its || its.length === 0) return null;
  return (
    <section class="notice late" role="status">
      {its.map((one) => (
        <p key={one.id}>{localized(one.sentence)}</p>
      ))}
      <p>{t(props.waiting ? 'ticket.keepsPlace' : 'ticket.mayRebook')}</p>
    </section>
  );
}

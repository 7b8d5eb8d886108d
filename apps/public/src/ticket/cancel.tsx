import { intentKey, Problem, take } from '@buka-pintu/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { withLink } from '../api';
import { t } from '../i18n';
import type { Booking } from './open-link';

/** Cancelling names what is lost and asks once; a second press repeats the first intent, never a second one. */
export function Cancel({ token, booking, onChange }: { token: string; booking: Booking; onChange: () => void }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = useRef(intentKey());
  const familyKey = useRef(intentKey());
  const cancel = async (family: boolean): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await take(
        withLink(token).POST('/v1/queue/bookings/{id}/cancellations', {
          params: { path: { id: booking.id } },
          headers: { 'Idempotency-Key': (family ? familyKey : key).current },
          body: family ? { family } : {},
        }),
      );
      setAsking(false);
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : Problem.network(cause));
    } finally {
      setBusy(false);
      onChange();
    }
  };
  // The pressed button is gone when the question stands, and the other way round: whoever uses keys goes with it.
  const question = useRef<HTMLDivElement>(null);
  const way = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) question.current?.focus();
    else if (asked.current) way.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <p class="apart">
        <button ref={way} type="button" class="button danger" onClick={() => setAsking(true)}>
          {t('ticket.cancel')}
        </button>
      </p>
    );
  }
  return (
    <div ref={question} tabIndex={-1} class="notice late" role="alertdialog" aria-label={t('ticket.cancel')}>
      <p>{t('ticket.cancelAsk', { code: booking.code })}</p>
      {problem && <p role="alert">{problem.code === 'network' ? t('ticket.offline') : problem.message}</p>}
      <button type="button" class="button danger" disabled={busy} onClick={() => void cancel(false)}>
        {t('ticket.cancelYes')}
      </button>
      {booking.partyId && (
        <button type="button" class="button danger" disabled={busy} onClick={() => void cancel(true)}>
          {t('family.cancelAll')}
        </button>
      )}
      <button type="button" class="button" disabled={busy} onClick={() => setAsking(false)}>
        {t('ticket.cancelNo')}
      </button>
    </div>
  );
}

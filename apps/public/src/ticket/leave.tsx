import { intentKey, Problem, take } from '@buka-pintu/client';
import { useRef, useState } from 'preact/hooks';
import { withLink } from '../api';
import { t } from '../i18n';

/** Giving up one's number: asked once, and the same intent however often it is pressed. The stream shows what became of it. */
export function Leave({ token, ticketId, number }: { token: string; ticketId: string; number: string }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = useRef(intentKey());
  const leave = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await take(
        withLink(token).POST('/v1/queue/tickets/{id}/departures', {
          params: { path: { id: ticketId } },
          headers: { 'Idempotency-Key': key.current },
        }),
      );
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : Problem.network(cause));
    } finally {
      setBusy(false);
    }
  };
  if (!asking) {
    return (
      <p class="apart">
        <button type="button" class="button danger" onClick={() => setAsking(true)}>
          {t('ticket.leave')}
        </button>
      </p>
    );
  }
  return (
    <div class="notice late" role="alertdialog" aria-label={t('ticket.leave')}>
      <p>{t('ticket.leaveAsk', { number })}</p>
      {problem && <p role="alert">{problem.code === 'network' ? t('ticket.offline') : problem.message}</p>}
      <button type="button" class="button danger" disabled={busy} onClick={() => void leave()}>
        {t('ticket.leaveYes')}
      </button>
      {/* The pressed button is gone when the question stands: the safe answer has the focus. */}
      <button type="button" class="button" disabled={busy} ref={focus} onClick={() => setAsking(false)}>
        {t('ticket.leaveNo')}
      </button>
    </div>
  );
}

function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}

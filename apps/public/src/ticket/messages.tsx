import { intentKey, Problem, take } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { withLink } from '../api';
import { localized, t } from '../i18n';

type Choice = Awaited<ReturnType<typeof readChoices>>['items'][number];

const readChoices = (token: string, id: string) =>
  take(withLink(token).GET('/v1/queue/bookings/{id}/message-choices', { params: { path: { id } } }));

/** Which messages the person gets: no to the reminder, or yes again, and the way back from a consent; one press each. */
export function Messages(props: { token: string; bookingId: string; upcoming: boolean }) {
  const { token, bookingId, upcoming } = props;
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(intentKey);
  useEffect(() => {
    readChoices(token, bookingId).then(
      ({ items }) => setChoices(items),
      () => undefined,
    );
  }, [token, bookingId]);
  const choose = async (purpose: Choice['purpose'], wanted: boolean): Promise<void> => {
    setProblem(undefined);
    setBusy(true);
    try {
      const { items } = await take(
        withLink(token).POST('/v1/queue/bookings/{id}/message-choices', {
          params: { path: { id: bookingId } },
          headers: { 'Idempotency-Key': `${key}-${purpose}-${wanted ? 'yes' : 'no'}` },
          body: { purpose, wanted },
        }),
      );
      setChoices(items);
      // No, yes, and no again are three wishes; with the first key the third would be taken for the first.
      setKey(intentKey());
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : Problem.network(cause));
    } finally {
      setBusy(false);
    }
  };
  // What was never agreed to isn't asked for here, nor is a visit that is over brought up again: nobody came for that.
  const shown = choices.filter(({ basis, on, chosenAt }) => (basis === 'task' ? upcoming || !on : chosenAt !== null));
  if (shown.length === 0) return null;
  return (
    <section class="messages">
      <h2>{t('ticket.messages')}</h2>
      {shown.map(({ purpose, basis, words, on }) => {
        const [no, done, yes] = basis === 'task' ? REMINDER : CONSENT;
        return (
          <div key={purpose}>
            <p>{localized(words)}</p>
            <p role="status">{!on && <strong>{t(done)}</strong>}</p>
            {(on || yes) && (
              <button type="button" class="button" disabled={busy} onClick={() => void choose(purpose, !on)}>
                {t(on ? no : yes!)}
              </button>
            )}
          </div>
        );
      })}
      {problem && <p role="alert">{problem.code === 'network' ? t('ticket.offline') : problem.message}</p>}
    </section>
  );
}

/** How to say no, what is then true, and how to take the no back. */
const REMINDER = ['ticket.declineReminder', 'ticket.reminderDeclined', 'ticket.remindAgain'] as const;
const CONSENT = ['ticket.withdrawConsent', 'ticket.consentWithdrawn', undefined] as const;

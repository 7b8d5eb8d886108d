import { intentKey, Problem, take } from '@buka-pintu/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { withLink } from '../api';
import { localized, t } from '../i18n';

type Consent = Awaited<ReturnType<typeof readConsents>>['items'][number];

const readConsents = (token: string, id: string) =>
  take(withLink(token).GET('/v1/queue/bookings/{id}/consents', { params: { path: { id } } }));

/** What the person agreed to, and the way back: one press, as short as the way there. Without any, nothing is shown. */
export function Consents({ token, bookingId }: { token: string; bookingId: string }) {
  const [consents, setConsents] = useState<readonly Consent[]>([]);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    readConsents(token, bookingId).then(
      ({ items }) => setConsents(items),
      () => undefined,
    );
  }, [token, bookingId]);
  const key = useRef(intentKey());
  const withdraw = async (purpose: Consent['purpose']): Promise<void> => {
    setProblem(undefined);
    try {
      const { items } = await take(
        withLink(token).POST('/v1/queue/bookings/{id}/consent-withdrawals', {
          params: { path: { id: bookingId } },
          headers: { 'Idempotency-Key': `${key.current}-${purpose}` },
          body: { purpose },
        }),
      );
      setConsents(items);
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : Problem.network(cause));
    }
  };
  if (consents.length === 0) return null;
  return (
    <section>
      <h2>{t('ticket.consents')}</h2>
      {consents.map(({ purpose, words, withdrawnAt }) => (
        <p key={purpose}>
          {localized(words)}{' '}
          {withdrawnAt === null ? (
            <button type="button" class="button" onClick={() => void withdraw(purpose)}>
              {t('ticket.withdrawConsent')}
            </button>
          ) : (
            <strong role="status">{t('ticket.consentWithdrawn')}</strong>
          )}
        </p>
      ))}
      {problem && <p role="alert">{problem.code === 'network' ? t('ticket.offline') : problem.message}</p>}
    </section>
  );
}

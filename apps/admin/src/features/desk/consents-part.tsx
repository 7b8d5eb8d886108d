import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { consentsQuery, withdrawConsent } from './desk.queries.js';
import css from './desk.module.css';

/** What the person agreed to; taken back at the desk when they say so. Nothing is shown of who agreed to nothing. */
export function ConsentsPart(props: { bookingId: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const queries = useQueryClient();
  const may = useMay();
  const list = useQuery(consentsQuery(props.bookingId));
  const withdraw = useMutation({
    mutationFn: (purpose: 'reminder' | 'survey_invitation') => withdrawConsent(props.bookingId, purpose),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['consents'] }),
  });
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={css.consents} aria-label={t('desk.consents')}>
      <strong>{t('desk.consents')}</strong>
      {items.map(({ purpose, words, withdrawnAt }) => (
        <div key={purpose}>
          <p>{format.words(words)}</p>
          {withdrawnAt !== null ? (
            <p role="status">{t('desk.consentWithdrawn', { at: format.moment(withdrawnAt) })}</p>
          ) : (
            may('queue:consents:withdraw') && (
              <Button size="xs" loading={withdraw.isPending} onClick={() => withdraw.mutate(purpose)}>
                {t('desk.withdrawConsent')}
              </Button>
            )
          )}
        </div>
      ))}
      <ProblemBanner error={withdraw.error} />
    </section>
  );
}

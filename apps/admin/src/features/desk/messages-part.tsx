import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { chooseMessages, type MessageChoice, messageChoicesQuery } from './desk.queries.js';
import css from './desk.module.css';

/** Which messages the person gets, changed at the desk when they say so. What nobody agreed to is not brought up. */
export function MessagesPart(props: { bookingId: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const queries = useQueryClient();
  const may = useMay();
  const query = messageChoicesQuery(props.bookingId);
  const list = useQuery(query);
  const choose = useMutation({
    mutationFn: (choice: MessageChoice) => chooseMessages(props.bookingId, choice),
    onSuccess: (choices) => queries.setQueryData(query.queryKey, choices),
  });
  const items = (list.data?.items ?? []).filter(({ basis, chosenAt }) => basis === 'task' || chosenAt !== null);
  if (items.length === 0) return null;
  return (
    <section className={css.messages} aria-label={t('desk.choices')}>
      <strong>{t('desk.choices')}</strong>
      {items.map((choice) => {
        const { purpose, basis, words, on, chosenAt } = choice;
        const [no, done, yes] = basis === 'task' ? REMINDER : CONSENT;
        const act = on ? no : yes;
        return (
          <div key={purpose}>
            <p>{format.words(words)}</p>
            <p role="status">{!on && chosenAt !== null && t(done, { at: format.moment(chosenAt) })}</p>
            {act && may('queue:message-choices:create') && (
              <Button size="xs" loading={choose.isPending} onClick={() => choose.mutate(choice)}>
                {t(act)}
              </Button>
            )}
          </div>
        );
      })}
      <ProblemBanner error={choose.error} />
    </section>
  );
}

/** How to say no, what is then true, and how to take the no back. */
const REMINDER = ['desk.declineReminder', 'desk.reminderDeclined', 'desk.remindAgain'] as const;
const CONSENT = ['desk.withdrawConsent', 'desk.consentWithdrawn', undefined] as const;

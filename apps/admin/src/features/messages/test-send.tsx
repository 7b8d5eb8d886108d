import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { usePlace } from '../../api/place.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './templates.module.css';
import { sendTest } from './templates.queries.js';

/** Sends a test e-mail and shows what the server said to it. @param template a short test when left out */
export function TestSend({ template, locale }: { template?: string; locale: 'id' | 'en' }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const test = useMutation({
    mutationFn: () =>
      sendTest({
        channel: 'email',
        locale,
        ...(template ? { template } : {}),
        ...(to.trim() ? { to: to.trim() } : {}),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['message-channels'] }),
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    test.mutate();
  };
  const answer = test.data;
  return (
    <form className={css.test} onSubmit={send} noValidate>
      <TextInput
        className={css.address}
        label={t('mail.to')}
        description={t('mail.toHint')}
        type="email"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        maxLength={254}
      />
      <div>
        <Button type="submit" loading={test.isPending}>
          {t('mail.send')}
        </Button>
      </div>
      <ProblemBanner error={test.error} />
      {answer && (
        <p role="status" className={css.answer} data-state={answer.state}>
          <strong className={css.verdict}>
            {answer.state === 'accepted' ? (
              <IconCircleCheckFilled size={18} aria-hidden />
            ) : (
              <IconAlertTriangleFilled size={18} aria-hidden />
            )}
            {t(`mail.state.${answer.state}`, { to: answer.to })}
          </strong>
          {answer.failure && <span>{format.words(answer.failure.reason)}</span>}
          {answer.said && (
            <span>
              {t('messages.said')} <q>{answer.said}</q>
            </span>
          )}
        </p>
      )}
    </form>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import type { MessageView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { StateBadge } from '../../ui/state-badge.js';
import css from './messages.module.css';
import { sendAgain } from './messages.queries.js';

/** One message: its words, where it stands, and why it did not leave. */
export function MessagePanel({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => sendAgain(message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  });
  const { failure } = message;
  return (
    <Panel
      title={message.subject ?? t(`messages.channel.${message.channel}`)}
      close={{ label: t('form.close'), perform: onClose }}
    >
      <Facts
        facts={[
          [t('messages.state'), <StateBadge key="state" state={message.state} />],
          [t('messages.channelName'), t(`messages.channel.${message.channel}`)],
          [t('messages.to'), message.to],
          [t('messages.createdAt'), format.moment(message.createdAt)],
          [t('messages.sentAt'), message.sentAt ? format.moment(message.sentAt) : t('messages.notSent')],
        ]}
      />
      {failure && (
        <div className={css.failure}>
          <strong>{format.words(failure.reason)}</strong>
          {failure.said && (
            <span>
              {t('messages.said')} <q>{failure.said}</q>
            </span>
          )}
          <span className={css.soft}>
            {t('messages.tries', { count: failure.attempts, at: failure.at ? format.moment(failure.at) : '' })}
          </span>
        </div>
      )}
      <ProblemBanner error={again.error} />
      {message.actions.includes('send_again') && (
        <div className={css.act}>
          <Button variant="filled" loading={again.isPending} onClick={() => again.mutate()}>
            {t('messages.sendAgain')}
          </Button>
        </div>
      )}
      <p className={css.body}>{message.body}</p>
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { after, now } from '../../lib/clock.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { StateBadge } from '../../ui/state-badge.js';
import css from './webhooks.module.css';
import { remove, replaySince, rotateSecret, turn, type Webhook } from './webhooks.queries.js';

const DAY = 86_400_000;

/** One webhook: how it stands, what can be done with it, and what was sent. */
export function WebhookPanel(props: {
  hook: Webhook;
  close: { label: string; perform: () => void };
  onSecret: (secret: string) => void;
}) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [asks, setAsks] = useState<'secret' | 'remove'>();
  const { hook } = props;
  const done = async (): Promise<void> => {
    setAsks(undefined);
    await queries.invalidateQueries({ queryKey: ['webhooks'] });
  };
  const turning = useMutation({ mutationFn: (active: boolean) => turn(hook, active), onSuccess: done });
  const again = useMutation({
    mutationFn: () => replaySince(hook.id, hook.failingSince ?? after(-DAY), String(now())),
    onSuccess: done,
  });
  const asked = useMutation({
    mutationFn: async (what: 'secret' | 'remove') => {
      if (what === 'secret') return props.onSecret((await rotateSecret(hook)).secret);
      await remove(hook.id);
      props.close.perform();
    },
    onSuccess: done,
  });
  const active = hook.state === 'active';
  return (
    <Panel title={hook.clientName} close={props.close}>
      <Facts
        facts={[
          [t('webhooks.state'), <StateBadge key="state" state={hook.state} />],
          [
            t('webhooks.url'),
            <span key="url" className={css.url}>
              {hook.url}
            </span>,
          ],
          [t('webhooks.mode'), t(`webhooks.modes.${hook.mode}`)],
          [t('webhooks.types'), hook.types.join(', ')],
          [t('webhooks.offices'), hook.officeCodes.join(', ') || t('webhooks.allOffices')],
          [t('webhooks.deliveredAt'), hook.deliveredAt ? format.moment(hook.deliveredAt) : t('webhooks.never')],
          ...(hook.failingSince ? [[t('webhooks.failingSince'), format.moment(hook.failingSince)] as const] : []),
          ...(hook.oldSecretUntil ? [[t('webhooks.oldSecretUntil'), format.moment(hook.oldSecretUntil)] as const] : []),
        ]}
      />
      <div className={css.part}>
        {hook.state === 'disabled' && <p>{t('webhooks.disabledWords')}</p>}
        <ProblemBanner error={turning.error ?? again.error} />
        <div className={css.buttons}>
          <Button
            variant={active ? 'default' : 'filled'}
            loading={turning.isPending}
            onClick={() => turning.mutate(!active)}
          >
            {active ? t('webhooks.pause') : t('webhooks.activate')}
          </Button>
          {active && (
            <Button loading={again.isPending} onClick={() => again.mutate()}>
              {hook.failingSince ? t('webhooks.replayFailing') : t('webhooks.replayDay')}
            </Button>
          )}
          <Button onClick={() => setAsks('secret')}>{t('webhooks.rotate')}</Button>
          <Button color="red" onClick={() => setAsks('remove')}>
            {t('webhooks.remove')}
          </Button>
        </div>
        {again.data && <p role="status">{t('webhooks.replayed', { count: again.data.messages })}</p>}
      </div>
      {asks && (
        <Dialog title={t(`webhooks.ask.${asks}`)} onClose={() => setAsks(undefined)}>
          <div className={css.form}>
            <p>{t(`webhooks.askWords.${asks}`)}</p>
            <ProblemBanner error={asked.error} />
            <div className={css.end}>
              <Button data-autofocus onClick={() => setAsks(undefined)}>
                {t('webhooks.leaveIt')}
              </Button>
              <Button
                variant="filled"
                color={asks === 'remove' ? 'red' : undefined}
                loading={asked.isPending}
                onClick={() => asked.mutate(asks)}
              >
                {asks === 'remove' ? t('webhooks.remove') : t('webhooks.rotate')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Panel>
  );
}

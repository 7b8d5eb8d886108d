import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './providers.module.css';
import { providersQuery, removeProvider, type Provider } from './providers.queries.js';

/** Takes a provider away, after a question that names it. */
export function RemovePart(props: { provider: Provider; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const { name, slug } = props.provider;
  const remove = useMutation({
    mutationFn: () => removeProvider(slug),
    onSuccess: async () => {
      props.onDone();
      await queries.invalidateQueries({ queryKey: providersQuery.queryKey });
    },
  });
  return (
    <div className={css.buttons}>
      <Button color="red" onClick={() => setAsks(true)}>
        {t('providers.remove')}
      </Button>
      {asks && (
        <Dialog title={t('providers.removeAsk', { name })} onClose={() => setAsks(false)}>
          <div className={css.form}>
            <p>{t('providers.removeWords', { name })}</p>
            <ProblemBanner error={remove.error} />
            <div className={css.end}>
              <Button data-autofocus onClick={() => setAsks(false)}>
                {t('staff.cancel')}
              </Button>
              <Button color="red" variant="filled" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('providers.removeOne', { name })}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}

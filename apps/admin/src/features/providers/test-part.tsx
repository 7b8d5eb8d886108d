import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './providers.module.css';
import { testProvider } from './providers.queries.js';

/** Asks the issuer as a sign-in would, and says in words what came of it; nothing is saved. */
export function TestPart({ issuer }: { issuer: string }) {
  const { t } = useTranslation();
  const test = useMutation({ mutationFn: testProvider });
  // An answer belongs to the address it was asked for.
  const found = test.variables === issuer ? test.data : undefined;
  const Icon = found?.finding === 'ready' ? IconCircleCheckFilled : IconAlertTriangleFilled;
  return (
    <div className={css.form}>
      <div className={css.buttons}>
        <Button size="xs" disabled={issuer === ''} loading={test.isPending} onClick={() => test.mutate(issuer)}>
          {t('providers.test')}
        </Button>
      </div>
      {test.variables === issuer && <ProblemBanner error={test.error} />}
      <div role="status">
        {found && (
          <p className={css.finding}>
            <Icon size={16} aria-hidden />
            <span>{t(`providers.finding.${found.finding}`, { named: found.named ?? '–' })}</span>
          </p>
        )}
      </div>
    </div>
  );
}

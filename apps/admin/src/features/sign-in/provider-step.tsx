import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { completeSingleSignOn } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import type { Answer } from './single-sign-on.js';
import css from './sign-in.module.css';

interface ProviderStepProps {
  answer: Answer;
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
}

/** Back from the identity provider. The answer counts once: what was refused is not tried again, but begun again. */
export function ProviderStep(props: ProviderStepProps) {
  const { t } = useTranslation();
  const attempt = useMutation({ mutationFn: async () => props.onDone(await completeSingleSignOn(props.answer)) });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    attempt.mutate();
  }, [attempt]);
  return (
    <div className={css.step}>
      <p className={css.lead} role="status">
        {attempt.isError ? t('signIn.providerFailed') : t('signIn.providerLead')}
      </p>
      {attempt.isError && (
        <>
          <ProblemBanner error={attempt.error} />
          <Button onClick={props.onRestart}>{t('signIn.startAgain')}</Button>
        </>
      )}
    </div>
  );
}

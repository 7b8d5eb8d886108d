import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { signInDemo } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './sign-in.module.css';

interface DemoStepProps {
  token: string;
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
}

/** The link printed on the terminal of a demo install: nothing to type, it signs in by itself. */
export function DemoStep(props: DemoStepProps) {
  const { t } = useTranslation();
  const attempt = useMutation({ mutationFn: async () => props.onDone(await signInDemo(props.token)) });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    attempt.mutate();
  }, [attempt]);

  return (
    <div className={css.step}>
      <p className={css.lead} role="status">
        {attempt.isError ? t('signIn.demoFailed') : t('signIn.demoLead')}
      </p>
      {attempt.isError && (
        <>
          <ProblemBanner error={attempt.error} onRetry={() => attempt.mutate()} />
          <Button onClick={props.onRestart}>{t('signIn.withPassword')}</Button>
        </>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SignInView } from '../../api/shapes.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './sign-in.module.css';

interface AutomaticStepProps {
  signIn: () => Promise<SignInView>;
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
  words: { lead: string; failed: string; restart: string };
  /** What counts once is not tried again, but begun again. */
  once?: boolean;
}

/** Nothing to type: what brought the officer here signs in by itself. */
export function AutomaticStep({ signIn, onDone, onRestart, words, once }: AutomaticStepProps) {
  const attempt = useMutation({ mutationFn: async () => onDone(await signIn()) });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    attempt.mutate();
  }, [attempt]);
  return (
    <div className={css.step}>
      <p className={css.lead} role="status">
        {attempt.isError ? words.failed : words.lead}
      </p>
      {attempt.isError && (
        <>
          <ProblemBanner error={attempt.error} {...(once ? {} : { onRetry: () => attempt.mutate() })} />
          <Button onClick={onRestart}>{words.restart}</Button>
        </>
      )}
    </div>
  );
}

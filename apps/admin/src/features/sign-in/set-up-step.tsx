import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { setUp } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { StepForm } from './step.js';

const FIELDS = { '/password': 'password' } as const;

/** The first visit with a set-up link: choose a password. How good it must be is the server's to say. */
export function SetUpStep(props: { token: string; onDone: (answer: SignInView) => Promise<void> }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [differ, setDiffer] = useState(false);
  const attempt = useMutation({ mutationFn: async () => props.onDone(await setUp(props.token, password)) });
  const toggle = { 'aria-label': t('signIn.showPassword') };

  function submit(): void {
    setDiffer(password !== again);
    if (password === again && password !== '') attempt.mutate();
  }

  return (
    <StepForm
      lead={t('signIn.setUpLead')}
      button={t('signIn.setUp')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
    >
      <PasswordInput
        label={t('signIn.newPassword')}
        description={t('signIn.newPasswordHint')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldProblems(attempt.error, FIELDS).at.password}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        autoFocus
        size="md"
      />
      <PasswordInput
        label={t('signIn.passwordAgain')}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={differ ? t('signIn.passwordsDiffer') : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        size="md"
      />
    </StepForm>
  );
}

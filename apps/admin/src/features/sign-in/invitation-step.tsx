import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { enterByLink } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { StepForm } from './step.js';
import { UsedLink } from './used-link.js';

const FIELDS = { '/password': 'password' } as const;

/** The link of an invitation or of a reset: a password of one's own, and on to the second factor. */
export function InvitationStep(props: {
  token: string;
  onDone: (answer: SignInView) => Promise<void>;
  onPassword: () => void;
}) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const attempt = useMutation({ mutationFn: async () => props.onDone(await enterByLink(props.token, password)) });
  const { at } = fieldProblems(attempt.error, FIELDS);
  const toggle = { 'aria-label': t('signIn.showPassword') };

  function submit(): void {
    setChecked(true);
    if (password !== '' && password === again) attempt.mutate();
  }

  return (
    <StepForm
      lead={t('signIn.invitationLead')}
      button={t('signIn.choosePassword')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
      below={<UsedLink error={attempt.error} onPassword={props.onPassword} />}
    >
      <PasswordInput
        label={t('signIn.newPassword')}
        description={t('signIn.newPasswordHint')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={at.password ?? (checked && password === '' ? t('form.required') : undefined)}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        autoFocus
        size="md"
      />
      <PasswordInput
        label={t('signIn.passwordAgain')}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={checked && password !== again ? t('signIn.passwordsDiffer') : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        size="md"
      />
    </StepForm>
  );
}

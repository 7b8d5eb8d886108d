import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { signIn } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { StepForm } from './step.js';

const FIELDS = { '/name': 'name', '/password': 'password' } as const;

export function PasswordStep(props: {
  onDone: (answer: SignInView) => Promise<void>;
  /** A page waits behind the door: somebody’s visit ended there, or they came by a link to it. */
  returning: boolean;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const attempt = useMutation({
    mutationFn: async () => props.onDone(await signIn(name.trim(), password)),
    onError: () => setPassword(''),
  });
  const { at } = fieldProblems(attempt.error, FIELDS);
  const empty = (value: string): string | undefined =>
    missing && value.trim() === '' ? t('form.required') : undefined;

  function submit(): void {
    if (name.trim() === '' || password === '') return setMissing(true);
    setMissing(false);
    attempt.mutate();
  }

  return (
    <StepForm
      lead={t(props.returning ? 'signIn.returnLead' : 'signIn.lead')}
      button={t('signIn.enter')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
    >
      <TextInput
        label={t('signIn.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={at.name ?? empty(name)}
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        size="md"
      />
      <PasswordInput
        label={t('signIn.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={at.password ?? empty(password)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        size="md"
      />
    </StepForm>
  );
}

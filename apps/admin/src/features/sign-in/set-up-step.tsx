import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { setUp } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { StepForm } from './step.js';
import { UsedLink } from './used-link.js';

const FIELDS = { '/name': 'name', '/email': 'email', '/password': 'password' } as const;

/** The first visit to a new house: who one is, and a password. How good it must be is the server's to say. */
export function SetUpStep(props: {
  token: string;
  onDone: (answer: SignInView) => Promise<void>;
  onPassword: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const { token } = props;
  const attempt = useMutation({
    mutationFn: async () => props.onDone(await setUp({ token, name: name.trim(), email: email.trim(), password })),
  });
  const { at } = fieldProblems(attempt.error, FIELDS);
  const empty = (value: string): string | undefined =>
    checked && value.trim() === '' ? t('form.required') : undefined;
  const differ = checked && password !== again;
  const toggle = { 'aria-label': t('signIn.showPassword') };

  function submit(): void {
    setChecked(true);
    if ([name, email, password].every((value) => value.trim() !== '') && password === again) attempt.mutate();
  }

  return (
    <StepForm
      lead={t('signIn.setUpLead')}
      button={t('signIn.setUp')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
      below={<UsedLink error={attempt.error} onPassword={props.onPassword} />}
    >
      <TextInput
        label={t('signIn.yourName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={at.name ?? empty(name)}
        autoComplete="name"
        autoFocus
        size="md"
      />
      <TextInput
        label={t('signIn.yourEmail')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={at.email ?? empty(email)}
        type="email"
        autoComplete="username"
        size="md"
      />
      <PasswordInput
        label={t('signIn.newPassword')}
        description={t('signIn.newPasswordHint')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={at.password ?? empty(password)}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
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

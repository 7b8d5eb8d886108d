import { Button, PasswordInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noPasskeys, passkeyRefusal, signInWithPasskey } from '../../api/passkeys.js';
import { fieldProblems } from '../../api/problems.js';
import { changeOfficer, closeCounter, officersHereQuery, stillOpen } from '../../api/shared-computer.js';
import type { SignInView } from '../../api/shapes.js';
import { Anchor } from './anchor.js';
import { StepForm } from './step.js';

const FIELDS = { '/password': 'password' } as const;
type Way = { by: 'passkey' } | { by: 'password'; password: string };

/**
 * One officer of this computer goes on: a passkey, or the password without a code, since the computer is trusted. A counter that
 * the one before left open is closed by one more press, and the same way in tried again.
 */
export function OfficerStep(props: {
  officerId: string;
  onDone: (answer: SignInView) => Promise<void>;
  onOthers: () => void;
}) {
  const { t } = useTranslation();
  const list = useQuery(officersHereQuery);
  const officer = list.data?.items.find((one) => one.id === props.officerId);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const enter = async (way: Way): Promise<void> =>
    props.onDone(
      way.by === 'passkey'
        ? await signInWithPasskey({ officerId: props.officerId })
        : await changeOfficer(props.officerId, way.password),
    );
  const attempt = useMutation({
    mutationFn: enter,
    onError: (error) => {
      if (!stillOpen(error)) setPassword('');
    },
  });
  const close = useMutation({
    mutationFn: async ({ counterId, way }: { counterId: string; way: Way }) => {
      await closeCounter(counterId);
      await enter(way);
    },
  });
  if (!officer) {
    return (
      <StepForm
        lead={list.isPending ? t('list.loading') : t('signIn.officerGone')}
        button={t('signIn.withPassword')}
        busy={list.isPending}
        error={list.error}
        onSubmit={props.onOthers}
      >
        {null}
      </StepForm>
    );
  }
  const counterId = stillOpen(attempt.error);
  const busy = attempt.isPending || close.isPending;
  const byPasskey = officer.passkey && noPasskeys() === undefined;
  const cancelled = passkeyRefusal(attempt.error) !== undefined;
  function submit(): void {
    if (password === '') return setMissing(true);
    setMissing(false);
    close.reset();
    attempt.mutate({ by: 'password', password });
  }
  return (
    <StepForm
      lead={t('signIn.goOnAs', { name: officer.name })}
      button={t('signIn.enter')}
      busy={busy}
      error={close.error ?? (cancelled ? null : attempt.error)}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
      below={<Anchor onClick={props.onOthers}>{t('signIn.otherOfficer')}</Anchor>}
    >
      {cancelled && <p role="alert">{t('passkeys.cancelled')}</p>}
      {counterId && attempt.variables && (
        <Button autoFocus loading={close.isPending} onClick={() => close.mutate({ counterId, way: attempt.variables })}>
          {t('signIn.closeCounter')}
        </Button>
      )}
      {byPasskey && (
        <Button
          size="md"
          fullWidth
          autoFocus
          leftSection={<IconFingerprint size={20} aria-hidden />}
          loading={attempt.isPending && attempt.variables.by === 'passkey'}
          onClick={() => attempt.mutate({ by: 'passkey' })}
        >
          {t('signIn.passkey')}
        </Button>
      )}
      <PasswordInput
        label={t('signIn.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldProblems(attempt.error, FIELDS).at.password ?? (missing ? t('form.required') : undefined)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        autoFocus={!byPasskey}
        size="md"
      />
    </StepForm>
  );
}

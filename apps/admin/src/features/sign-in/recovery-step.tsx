import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showRecoveryCode } from '../../api/session.queries.js';
import { Anchor } from './anchor.js';
import type { CodeStepProps } from './code-step.js';
import { StepForm } from './step.js';

/** Without the phone: one of the ten codes kept on paper. */
export function RecoveryStep({ onDone, onRestart, onBack }: CodeStepProps & { onBack: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const attempt = useMutation({ mutationFn: async () => onDone(await showRecoveryCode(code)) });
  return (
    <StepForm
      lead={t('signIn.recoveryLead')}
      button={t('signIn.confirm')}
      busy={attempt.isPending}
      error={attempt.error}
      onSubmit={() => code.trim() !== '' && attempt.mutate()}
      below={
        <>
          <Anchor onClick={onBack}>{t('signIn.withCode')}</Anchor>
          <Anchor onClick={onRestart}>{t('signIn.otherAccount')}</Anchor>
        </>
      }
    >
      <TextInput
        label={t('signIn.recoveryCode')}
        placeholder="XXXX-XXXX-XXXX"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        size="md"
      />
    </StepForm>
  );
}

import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { confirmSecondFactor } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { Anchor } from './anchor.js';
import { CodeField } from './code-field.js';
import { StepForm } from './step.js';

const FIELDS = { '/code': 'code' } as const;

export interface CodeStepProps {
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
}

/** Asks for the six digits of the authenticator app; with its linking above them at the first sign-in of an account. */
export function CodeStep({
  lead,
  onDone,
  onRestart,
  onRecovery,
  children,
}: CodeStepProps & { lead: string; onRecovery?: () => void; children?: ReactNode }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const attempt = useMutation({
    mutationFn: async (entered: string) => onDone(await confirmSecondFactor(entered, trust)),
    onError: () => setCode(''),
  });
  return (
    <StepForm
      lead={lead}
      button={t('signIn.confirm')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={() => code.length === 6 && attempt.mutate(code)}
      below={
        <>
          {onRecovery && <Anchor onClick={onRecovery}>{t('signIn.phoneLost')}</Anchor>}
          <Anchor onClick={onRestart}>{t('signIn.otherAccount')}</Anchor>
        </>
      }
    >
      {children}
      {onRecovery && (
        <Checkbox
          label={t('signIn.trustDevice')}
          checked={trust}
          onChange={(event) => setTrust(event.currentTarget.checked)}
        />
      )}
      <CodeField
        value={code}
        onChange={setCode}
        onFull={(full) => attempt.mutate(full)}
        error={fieldProblems(attempt.error, FIELDS).at.code}
        disabled={attempt.isPending}
      />
    </StepForm>
  );
}

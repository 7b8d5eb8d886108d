import { Anchor } from './anchor.js';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { confirmSecondFactor } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { CodeField } from './code-field.js';
import { StepForm } from './step.js';

const FIELDS = { '/code': 'code' } as const;

export function SecondFactorStep(props: { onDone: (answer: SignInView) => Promise<void>; onRestart: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const attempt = useMutation({
    mutationFn: async (entered: string) => props.onDone(await confirmSecondFactor(entered)),
    onError: () => setCode(''),
  });
  return (
    <StepForm
      lead={t('signIn.secondFactorLead')}
      button={t('signIn.confirm')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={() => code.length === 6 && attempt.mutate(code)}
      below={<Anchor onClick={props.onRestart}>{t('signIn.otherAccount')}</Anchor>}
    >
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

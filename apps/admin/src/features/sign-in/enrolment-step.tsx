import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { confirmSecondFactor } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { Anchor } from './anchor.js';
import { CodeField } from './code-field.js';
import css from './sign-in.module.css';
import { StepForm } from './step.js';

const FIELDS = { '/code': 'code' } as const;

interface EnrolmentStepProps {
  secret: string;
  otpauthUri: string;
  qrSvg: string;
  onDone: (answer: SignInView) => Promise<void>;
  onRestart: () => void;
}

/** The first sign-in of an account: links an authenticator app by QR, or by typing when there is no camera. */
export function EnrolmentStep(props: EnrolmentStepProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const attempt = useMutation({
    mutationFn: async (entered: string) => props.onDone(await confirmSecondFactor(entered)),
    onError: () => setCode(''),
  });
  return (
    <StepForm
      lead={t('signIn.enrolmentLead')}
      button={t('signIn.confirm')}
      busy={attempt.isPending}
      error={attempt.error}
      fields={Object.keys(FIELDS)}
      onSubmit={() => code.length === 6 && attempt.mutate(code)}
      below={<Anchor onClick={props.onRestart}>{t('signIn.otherAccount')}</Anchor>}
    >
      <ol className={css.steps}>
        <li>{t('signIn.enrolmentApp')}</li>
        <li>
          {t('signIn.enrolmentScan')}
          <div className={css.qr}>
            <a href={props.otpauthUri} className={css.qrImage}>
              <img
                src={`data:image/svg+xml,${encodeURIComponent(props.qrSvg)}`}
                width={168}
                height={168}
                alt={t('signIn.enrolmentQr')}
              />
            </a>
            <div>
              <p className={css.lead}>{t('signIn.enrolmentManual')}</p>
              <code className={css.secret}>{props.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
            </div>
          </div>
        </li>
        <li>{t('signIn.enrolmentCode')}</li>
      </ol>
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

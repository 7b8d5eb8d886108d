import { useTranslation } from 'react-i18next';
import { CodeStep, type CodeStepProps } from './code-step.js';
import css from './sign-in.module.css';

interface EnrolmentStepProps extends CodeStepProps {
  secret: string;
  otpauthUri: string;
  qrSvg: string;
}

/** The first sign-in of an account: links an authenticator app by QR, or by typing when there is no camera. */
export function EnrolmentStep({ secret, otpauthUri, qrSvg, ...step }: EnrolmentStepProps) {
  const { t } = useTranslation();
  return (
    <CodeStep lead={t('signIn.enrolmentLead')} {...step}>
      <ol className={css.steps}>
        <li>{t('signIn.enrolmentApp')}</li>
        <li>
          {t('signIn.enrolmentScan')}
          <div className={css.qr}>
            <a href={otpauthUri} className={css.qrImage}>
              <img
                src={`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
                width={168}
                height={168}
                alt={t('signIn.enrolmentQr')}
              />
            </a>
            <div>
              <p className={css.lead}>{t('signIn.enrolmentManual')}</p>
              <code className={css.secret}>{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
            </div>
          </div>
        </li>
        <li>{t('signIn.enrolmentCode')}</li>
      </ol>
    </CodeStep>
  );
}

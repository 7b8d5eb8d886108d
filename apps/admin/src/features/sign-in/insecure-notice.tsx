import { IconLockOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './sign-in.module.css';

/** On plain HTTP the browser refuses the session cookie: say why sign-in can't work here, and what to do. */
export function InsecureNotice() {
  const { t } = useTranslation();
  return (
    <div className={css.notice} role="note">
      <IconLockOff size={18} aria-hidden />
      <div>
        <p className={css.noticeTitle}>{t('signIn.insecure')}</p>
        <p>{t('signIn.insecureWhy')}</p>
        <p>
          {t('signIn.insecureDo')} <a href="/tls">{t('signIn.insecureHow')}</a>
        </p>
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../../lib/i18n.js';
import css from './sign-in.module.css';

/** The language can be chosen before anything must be read. */
export function LanguageLinks() {
  const { t, i18n } = useTranslation();
  return (
    <div className={css.languages} role="group" aria-label={t('shell.language')}>
      {(['id', 'en'] as const).map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={css.language}
          aria-pressed={i18n.language === locale}
          onClick={() => void switchLanguage(locale, true)}
        >
          {locale === 'id' ? 'Bahasa Indonesia' : 'English'}
        </button>
      ))}
    </div>
  );
}

import mark from '@buka-pintu/look/mark.svg';
import { chooseLang, lang, t } from '../i18n';

/** The same head on every page for citizens; the board has its own. */
export const Masthead = () => (
  <header class="masthead">
    <img src={mark} alt="" width="28" height="28" />
    <a href="/">{t('app.name')}</a>
    <button
      type="button"
      lang={lang() === 'id' ? 'en' : 'id'}
      onClick={() => chooseLang(lang() === 'id' ? 'en' : 'id')}
    >
      {t('lang.other')}
    </button>
  </header>
);

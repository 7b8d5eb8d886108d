import { t } from '../i18n';
import { Masthead } from '../ui/masthead';

export const NotFound = () => (
  <>
    <Masthead />
    <main class="plain">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.hint')}</p>
      <a class="button" href="/">
        {t('notFound.home')}
      </a>
    </main>
  </>
);

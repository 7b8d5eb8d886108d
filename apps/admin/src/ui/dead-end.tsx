import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './dead-end.module.css';
import { Page } from './page.js';
import { ProblemBanner } from './problem-banner.js';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('deadEnd.notFound')}>
      <p className={css.words}>{t('deadEnd.notFoundWords')}</p>
      <Home />
    </Page>
  );
}

/** A page the person's roles don't open. Names the permission, because that is what to ask the administrator for. */
export function Forbidden(props: { permission: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t('deadEnd.forbidden')}>
      <p className={css.words}>{t('deadEnd.forbiddenWords')}</p>
      <p className={css.words}>
        {t('deadEnd.permission')} <code className={css.code}>{props.permission}</code>
      </p>
      <Home />
    </Page>
  );
}

/** A page that broke. What can be tried again is offered; the number to quote stands in the banner. */
export function Broken(props: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t('deadEnd.broken')}>
      <p className={css.words}>{t('deadEnd.brokenWords')}</p>
      <ProblemBanner error={props.error} {...(props.reset ? { onRetry: props.reset } : {})} />
      <Home />
    </Page>
  );
}

function Home() {
  const { t } = useTranslation();
  return (
    <div>
      <Button component="a" href="/admin/">
        {t('deadEnd.home')}
      </Button>
    </div>
  );
}

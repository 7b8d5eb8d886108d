import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isDemo, usePlace } from '../../api/place.js';
import { Page } from '../../ui/page.js';
import { RequireAccess } from '../../ui/require-access.js';
import css from './leave-demo.module.css';

const COMMAND = 'npm run demo:leave -- --delete-the-demo';

export function LeaveDemoPage() {
  return (
    <RequireAccess permission="offices:offices:create">
      <LeaveDemo />
    </RequireAccess>
  );
}

/**
 * The way out of the demo. The house can't saw off the branch it runs on: its database is deleted and made anew, so the last
 * step is one command where it was started. It is shown once the office to be deleted has been named.
 */
function LeaveDemo() {
  const { t } = useTranslation();
  const { office } = usePlace();
  const [typed, setTyped] = useState('');
  const [sure, setSure] = useState(false);
  const [checked, setChecked] = useState(false);
  const name = office?.name ?? '';
  const fits = typed.trim().toLocaleLowerCase() === name.toLocaleLowerCase();

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (fits) setSure(true);
  }
  if (!office) return null;
  if (!isDemo(office))
    return (
      <Page title={t('leaveDemo.title')}>
        <p className={css.words}>{t('leaveDemo.live', { office: name })}</p>
      </Page>
    );
  return (
    <Page title={t('leaveDemo.title')}>
      <p className={css.words}>{t('leaveDemo.what')}</p>
      <form className={css.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('leaveDemo.confirm', { office: name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={checked && !fits && !sure ? t('leaveDemo.differs', { office: name }) : undefined}
          readOnly={sure}
          autoComplete="off"
        />
        {!sure && (
          <div>
            <Button type="submit" color="red" variant="filled">
              {t('leaveDemo.button')}
            </Button>
          </div>
        )}
      </form>
      {sure && (
        <section className={css.steps} aria-label={t('leaveDemo.how')} role="status">
          <h2 className={css.title}>{t('leaveDemo.how')}</h2>
          <ol>
            <li>{t('leaveDemo.stop')}</li>
            <li>
              {t('leaveDemo.run')} <code className={css.code}>{COMMAND}</code>
            </li>
            <li>
              {t('leaveDemo.start')} <code className={css.code}>DEMO=0 npm start</code>
            </li>
          </ol>
        </section>
      )}
    </Page>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isDemo, usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import css from './shell.module.css';

/** Over every page of a fictitious office: nobody should take it for a real one, and whoever may leaves from here. */
export function DemoRibbon() {
  const { t } = useTranslation();
  const may = useMay();
  const { office } = usePlace();
  if (!isDemo(office)) return null;
  return (
    <section className={css.ribbon} aria-label={t('shell.demo')}>
      <span>{t('shell.demo')}</span>
      {may('offices:offices:create') && <Link to="/settings/leave-demo">{t('shell.leaveDemo')}</Link>}
    </section>
  );
}

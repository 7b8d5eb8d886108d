import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../api/place.js';
import { useMay } from '../api/session.queries.js';
import css from './dead-end.module.css';
import { Page } from './page.js';

/**
 * What happens at counters needs an office with a service point. A new install has none: its pages say what is missing and
 * what to do, instead of waiting for figures that can't come.
 */
export function RequireOffice(props: { children: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay();
  const { office, servicePoint, missing } = usePlace();
  if (!missing && (!office || servicePoint)) return props.children;
  const what = missing ? 'office' : 'point';
  return (
    <Page title={t(`noOffice.${what}`)}>
      <p className={css.words}>{t(`noOffice.${what}Words`)}</p>
      {may('offices:offices:create') && (
        <div>
          <Button component={Link} to="/set-up" variant="filled" color="gold">
            {t('noOffice.begin')}
          </Button>
        </div>
      )}
      <p className={css.words}>{t('noOffice.tryDemo')}</p>
    </Page>
  );
}

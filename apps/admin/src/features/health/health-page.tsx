import { IconAlertTriangleFilled, IconCircleCheckFilled, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { Backups } from './backups.js';
import css from './health.module.css';
import { healthQuery } from './health.queries.js';

const ICONS = { good: IconCircleCheckFilled, attention: IconInfoCircle, bad: IconAlertTriangleFilled } as const;

export function HealthPage() {
  return (
    <RequireAccess permission="platform:health:read">
      <Health />
    </RequireAccess>
  );
}

/** How the house is, and its backups. */
function Health() {
  const { t } = useTranslation();
  const may = useMay();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const report = useQuery(healthQuery);
  return (
    <Page title={t('settings.health')} note={report.data && t('health.release', { release: report.data.release })}>
      <div className={css.stack}>
        <ProblemBanner error={report.error} onRetry={() => void report.refetch()} />
        {report.data && (
          <ul className={css.items}>
            {report.data.items.map(({ part, state, words }) => {
              const Icon = ICONS[state];
              return (
                <li key={part} className={css.item} data-state={state}>
                  <Icon size={18} aria-label={t(`health.state.${state}`)} />
                  <strong>{t(`health.part.${part}`)}</strong>
                  <span>{format.words(words)}</span>
                </li>
              );
            })}
          </ul>
        )}
        {may('platform:backups:manage') && (
          <Part title={t('health.backups')}>
            <Backups />
          </Part>
        )}
      </div>
    </Page>
  );
}

import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { stockQuery } from './stock.queries.js';
import css from './slots.module.css';

/** From the week to whatever shapes it, for who may. */
export function PlanLinks() {
  const { t } = useTranslation();
  const may = useMay();
  const [rules, hours, stock] = ['queue:slots:edit', 'offices:settings:read', 'queue:stock:edit'].map(may);
  if (!rules && !hours && !stock) return null;
  return (
    <nav className={css.links} aria-label={t('slots.plan')}>
      {rules && <Link to="/settings/slot-rules">{t('slots.toRules')}</Link>}
      {hours && (
        <>
          <Link to="/settings/hours">{t('slots.toHours')}</Link>
          <Link to="/settings/hours" search={{ open: 'regime' }}>
            {t('slots.toRegime')}
          </Link>
          <Link to="/settings/closures" search={{ open: 'closure' }}>
            {t('slots.toClosure')}
          </Link>
        </>
      )}
      {stock && <Link to="/settings/stock">{t('slots.toStock')}</Link>}
    </nav>
  );
}

/** What has run out at this service point, above the week that it shuts. */
export function StockNotes(props: { point: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const flags = useQuery(stockQuery(props.point)).data?.items ?? [];
  if (flags.length === 0) return null;
  return (
    <section className={css.warning} aria-label={t('slots.stockHead')}>
      {flags.map((flag) => (
        <p key={flag.id}>
          <IconPackageOff size={16} aria-hidden /> <strong>{format.words(flag.reason)}</strong>{' '}
          {format.date(flag.sinceOn)} – {flag.untilOn ? format.date(flag.untilOn) : t('stock.unknown')}
        </p>
      ))}
    </section>
  );
}

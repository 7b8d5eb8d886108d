import { Button } from '@mantine/core';
import type { staffApi } from '@buka-pintu/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { addDays } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { seatsQuery } from './set-up.queries.js';
import css from './set-up.module.css';

/** What stands ready now, what hangs on the wall, and the way to the first number. */
export function FinishStep(props: { settings: staffApi.OfficeSettingsView; onBack: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const { servicePoints, today, zone } = props.settings;
  const format = useFormat(zone);
  const seats = useQuery(seatsQuery(servicePoints, today, addDays(today, 13)));
  const { origin } = window.location;
  return (
    <section className={css.form} aria-label={t('setUp.step.finish')}>
      <h2 className={css.title}>{t('setUp.step.finish')}</h2>
      <p className={css.lead}>
        {seats.data === undefined
          ? t('setUp.lead.finish')
          : t('setUp.finish.seats', { count: seats.data, shown: format.count(seats.data) })}
      </p>
      <div className={css.part}>
        <h3 className={css.legend}>{t('setUp.finish.board')}</h3>
        <p className={css.soft}>{t('setUp.finish.boardWhy')}</p>
        <ul className={css.rows}>
          {servicePoints.map(({ id, code, name }) => (
            <li key={id} className={css.row}>
              <span className={css.rowWords}>
                {name}: <a href={`/board/${code}`}>{`${origin}/board/${code}`}</a>
              </span>
            </li>
          ))}
        </ul>
        <code className={css.code}>
          {`chromium --kiosk --autoplay-policy=no-user-gesture-required ${origin}/board/${servicePoints[0]?.code ?? ''}`}
        </code>
      </div>
      <div className={css.part}>
        <h3 className={css.legend}>{t('setUp.finish.colleagues')}</h3>
        <p className={css.soft}>
          {t('setUp.finish.colleaguesHow')} <a href="/admin/">{`${origin}/admin/`}</a>
        </p>
        {window.location.protocol === 'https:' && (
          <p className={css.soft}>
            {t('setUp.finish.certificate')} <a href="/tls">{`${origin}/tls`}</a>
          </p>
        )}
      </div>
      <div className={css.part}>
        <h3 className={css.legend}>{t('setUp.finish.firstNumber')}</h3>
        <p className={css.soft}>{t('setUp.finish.firstNumberHow')}</p>
      </div>
      <div className={css.buttons}>
        <Button variant="subtle" onClick={props.onBack}>
          {t('setUp.back')}
        </Button>
        <span className={css.inline}>
          <Button component={Link} to="/slots">
            {t('setUp.finish.seeSlots')}
          </Button>
          {may('queue:counters:open') ? (
            <Button component={Link} to="/counter" variant="filled" color="gold">
              {t('setUp.finish.openCounter')}
            </Button>
          ) : (
            <Button component={Link} to="/today" variant="filled" color="gold">
              {t('setUp.finish.seeToday')}
            </Button>
          )}
        </span>
      </div>
    </section>
  );
}

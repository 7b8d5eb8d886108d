import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { Page, Part } from '../../ui/page.js';
import { Facts } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { TestSend } from './test-send.js';
import css from './templates.module.css';
import { channelsQuery } from './templates.queries.js';

export function MailPage() {
  return (
    <RequireAccess permission="platform:messages:test">
      <Mail />
    </RequireAccess>
  );
}

/** Which channels leave the house, how they fare, and a letter to try the mail server. */
function Mail() {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const channels = useQuery(channelsQuery);
  return (
    <Page title={t('settings.mail')} note={t('mail.note')}>
      <div className={css.stack}>
        <ProblemBanner error={channels.error} onRetry={() => void channels.refetch()} />
        {channels.data?.items.map((one) => (
          <Part
            key={one.channel}
            title={t(`messages.channel.${one.channel}`)}
            note={t(one.connected ? 'mail.connected' : 'mail.notConnected')}
          >
            {one.channel === 'email' && !one.connected && <p className={css.soft}>{t('mail.how')}</p>}
            {(one.connected || one.failed > 0) && (
              <Facts
                facts={[
                  ...(one.server && one.encryption && one.from
                    ? [
                        [t('mail.server'), one.server] as const,
                        [t('mail.encryptionName'), t(`mail.encryption.${one.encryption}`)] as const,
                        [t('mail.from'), one.from] as const,
                      ]
                    : []),
                  [t('mail.queued'), format.count(one.queued)],
                  [
                    t('mail.failed'),
                    one.failed > 0 ? (
                      <Link key="failed" to="/messages" search={{ state: 'failed' }}>
                        {format.count(one.failed)}
                      </Link>
                    ) : (
                      format.count(0)
                    ),
                  ],
                  [t('mail.lastSentAt'), one.lastSentAt ? format.moment(one.lastSentAt) : t('mail.noneLately')],
                ]}
              />
            )}
            {one.lastFailure && (
              <p className={css.answer} data-state="refused">
                <strong className={css.verdict}>
                  <IconAlertTriangleFilled size={18} aria-hidden />
                  {format.words(one.lastFailure.reason)}
                </strong>
                {one.lastFailure.said && (
                  <span>
                    {t('messages.said')} <q>{one.lastFailure.said}</q>
                  </span>
                )}
                <span className={css.soft}>{format.moment(one.lastFailure.at)}</span>
              </p>
            )}
            {one.channel === 'email' && one.connected && may('platform:messages:test') && (
              <TestSend locale={i18n.language === 'en' ? 'en' : 'id'} />
            )}
          </Part>
        ))}
      </div>
    </Page>
  );
}

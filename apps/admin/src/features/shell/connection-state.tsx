import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useConnection } from '../../lib/connection.js';
import { useFormat } from '../../lib/use-format.js';
import css from './rail.module.css';

/** Is what I see live? Said in a word and a shape; silent on pages with nothing live. */
export function ConnectionState(props: { short?: boolean }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const connection = useConnection();
  return (
    <div className={css.connection} data-state={connection.state} data-short={props.short || undefined} role="status">
      {connection.state === 'live' && (
        <>
          <IconPlugConnected size={16} aria-hidden /> {t('connection.live')}
        </>
      )}
      {connection.state === 'waiting' && (
        <>
          <IconPlugConnectedX size={16} aria-hidden />
          {props.short ? t('connection.lost') : t('connection.lostSince', { time: format.time(connection.since) })}
        </>
      )}
    </div>
  );
}

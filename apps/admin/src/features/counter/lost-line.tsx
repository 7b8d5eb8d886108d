import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../lib/connection.js';
import { useFormat } from '../../lib/use-format.js';
import css from './console.module.css';

/** Says that what is on the screen may be old, since when, and what still works. Nothing on the screen disappears. */
export function LostLine(props: { zone: string; unsent: boolean }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const connection = useConnection();
  if (connection.state !== 'waiting') return null;
  return (
    <p className={css.lost} role="alert">
      <IconPlugConnectedX size={18} aria-hidden />
      <span>
        <strong>{t('counter.lost', { time: format.time(connection.since) })}</strong>{' '}
        {props.unsent ? t('counter.lostUnsent') : t('counter.lostWords')}
      </span>
    </p>
  );
}

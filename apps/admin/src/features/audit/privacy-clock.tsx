import { IconCircle, IconCircleCheckFilled, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { useFormat } from '../../lib/use-format.js';
import { Late } from '../../ui/state-badge.js';
import css from './audit.module.css';
import type { PrivacyRequest } from './privacy.queries.js';

const ICONS = { open: IconCircle, done: IconCircleCheckFilled, refused: IconCircleX } as const;
const MINUTE = 60_000;

/** Where a request stands and how its 3 × 24 hours run: a shape and words, and lateness in both. */
export function PrivacyClock(props: { request: PrivacyRequest }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const { state, dueAt, doneAt, overdue } = props.request;
  const Icon = ICONS[state];
  const until = doneAt === null ? now() : Date.parse(doneAt);
  const minutes = Math.round((until - Date.parse(dueAt)) / MINUTE);
  return (
    <span className={css.clock}>
      <span className={css.state}>
        <Icon size={14} aria-hidden />
        {t(`audit.privacy.state.${state}`)}
        {doneAt !== null && ` · ${format.moment(doneAt)}`}
      </span>
      {overdue ? (
        <Late minutes={Math.max(1, minutes)} text={t('audit.privacy.late', { span: format.span(minutes) })} />
      ) : (
        doneAt === null && <span>{t('audit.privacy.left', { span: format.span(-minutes) })}</span>
      )}
    </span>
  );
}

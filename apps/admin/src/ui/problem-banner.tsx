import { Button } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problems.js';
import css from './problem-banner.module.css';

/**
 * The one place where a problem is said: what happened in the server's words (already in the page's language), what its
 * fields say that the page could not show at a field, the number to quote, and the way on. A refused field is the way on
 * itself: sending the same once more would change nothing.
 */
export function ProblemBanner(props: { error: unknown; onRetry?: () => void; without?: readonly string[] }) {
  const { t } = useTranslation();
  if (!props.error) return null;
  const problem = asProblem(props.error);
  const unreached = problem.code === 'network';
  const refused = problem.code === 'validation_failed';
  const left = problem.errors.filter((error) => !props.without?.includes(error.pointer));
  const title = unreached ? t('problem.network') : problem.code === 'fault' ? t('problem.fault') : problem.body.title;
  const detail = unreached
    ? t('problem.networkDetail')
    : // The API speaks of its `errors` member here; what a page does not list below stands at its fields.
      refused
      ? left.length < problem.errors.length
        ? t('problem.marked')
        : ''
      : (problem.body.detail ?? (problem.code === 'fault' ? problem.body.title : ''));
  return (
    <div className={css.banner} role="alert">
      <IconAlertTriangleFilled className={css.icon} size={18} aria-hidden />
      <div className={css.words}>
        <p className={css.title}>{title}</p>
        {detail && detail !== title && <p>{detail}</p>}
        {left.length > 0 && (
          <ul className={css.list}>
            {left.map((error) => (
              <li key={error.pointer + error.code}>
                {error.pointer && <code className={css.pointer}>{error.pointer}</code>} {error.detail}
              </li>
            ))}
          </ul>
        )}
        {problem.body.requestId && <p className={css.number}>{t('problem.number', { id: problem.body.requestId })}</p>}
      </div>
      {props.onRetry && !refused && (
        <Button size="xs" onClick={props.onRetry}>
          {t('problem.retry')}
        </Button>
      )}
    </div>
  );
}

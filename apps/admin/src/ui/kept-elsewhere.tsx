import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keeperQuery } from '../api/reference.queries.js';
import { sessionQuery } from '../api/session.queries.js';
import css from './kept-elsewhere.module.css';

/** Whether another office keeps what holds for every office; undefined while nobody knows. */
export function useKeptElsewhere(): { officeCode: string; officeName: string } | null | undefined {
  const keeper = useQuery(keeperQuery).data;
  const here = useQuery(sessionQuery).data?.officeCode;
  if (keeper === undefined || here === undefined) return undefined;
  return keeper && keeper.officeCode !== here ? keeper : null;
}

/** Says where this is changed, at every office but the one that keeps it: a button that is always refused helps nobody. */
export function KeptElsewhere() {
  const { t } = useTranslation();
  const keeper = useKeptElsewhere();
  if (!keeper) return null;
  return (
    <p className={css.notice}>
      <IconLock size={16} stroke={1.75} aria-hidden />
      <span>{t('reference.keptBy', { name: keeper.officeName, code: keeper.officeCode })}</span>
    </p>
  );
}

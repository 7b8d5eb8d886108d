import type { staffApi } from '@buka-pintu/client';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { accountQuery, makeCodes } from './account.queries.js';
import css from './account.module.css';

/** Ten codes for the day the phone is lost: how many are left, and new ones, shown once. */
export function RecoveryPart({ state }: { state: staffApi.RecoveryState }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: makeCodes,
    onSuccess: () => queries.invalidateQueries({ queryKey: accountQuery.queryKey, exact: true }),
  });
  return (
    <Part title={t('account.recovery')}>
      <div className={css.form}>
        <p>{t('account.recoveryWords')}</p>
        <ProblemBanner error={make.error} />
        {make.data ? (
          <>
            <p role="status">{t('account.codesOnce')}</p>
            <ul className={css.codes}>
              {make.data.codes.map((code) => (
                <li key={code}>
                  <code>{code}</code>
                </li>
              ))}
            </ul>
            <Button onClick={() => window.print()}>{t('account.print')}</Button>
          </>
        ) : (
          <>
            <p>{state.madeAt ? t('account.codesLeft', { left: state.left }) : t('account.noCodes')}</p>
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {state.madeAt ? t('account.newCodes') : t('account.makeCodes')}
            </Button>
          </>
        )}
      </div>
    </Part>
  );
}

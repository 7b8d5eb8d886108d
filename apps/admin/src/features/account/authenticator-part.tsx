import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { accountQuery, beginSecondFactor, linkSecondFactor } from './account.queries.js';
import css from './account.module.css';

const FIELDS = { '/code': 'code' } as const;

/** Links another authenticator app; the present one works until the new one has shown its first code. */
export function AuthenticatorPart({ linked }: { linked: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: beginSecondFactor });
  const link = useMutation({
    mutationFn: () => linkSecondFactor(code),
    onError: () => setCode(''),
    onSuccess: async () => {
      setCode('');
      begin.reset();
      await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (code.length === 6 && !link.isPending) link.mutate();
  }
  return (
    <Part title={t('account.authenticator')}>
      <div className={css.form}>
        <ProblemBanner error={begin.error ?? link.error} without={Object.keys(FIELDS)} />
        {begin.data ? (
          <form className={css.form} onSubmit={submit} noValidate>
            <p>{t('signIn.enrolmentScan')}</p>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(begin.data.qrSvg)}`}
              width={168}
              height={168}
              alt={t('signIn.enrolmentQr')}
            />
            <p>
              {t('signIn.enrolmentManual')} <code className={css.secret}>{begin.data.secret}</code>
            </p>
            <TextInput
              className={css.field}
              label={t('signIn.code')}
              description={t('signIn.codeHint')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 6))}
              error={fieldProblems(link.error, FIELDS).at.code}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <Button type="submit" variant="filled" loading={link.isPending}>
              {t('account.link')}
            </Button>
          </form>
        ) : (
          <>
            <p role="status">{link.isSuccess || linked ? t('account.linked') : t('account.notLinked')}</p>
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              {t('account.linkAnother')}
            </Button>
          </>
        )}
      </div>
    </Part>
  );
}

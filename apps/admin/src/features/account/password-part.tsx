import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { accountQuery, changePassword } from './account.queries.js';
import css from './account.module.css';

const FIELDS = { '/current': 'current', '/next': 'next' } as const;

export function PasswordPart() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      setAgain('');
      setChecked(false);
      await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const empty = (value: string): string | undefined => (checked && value === '' ? t('form.required') : undefined);
  const toggle = { 'aria-label': t('signIn.showPassword') };
  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (current && next && next === again && !save.isPending) save.mutate();
  }
  return (
    <Part title={t('account.password')}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
        {save.isSuccess && <p role="status">{t('account.passwordChanged')}</p>}
        <PasswordInput
          className={css.field}
          label={t('account.currentPassword')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={at.current ?? empty(current)}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
        />
        <PasswordInput
          className={css.field}
          label={t('signIn.newPassword')}
          description={t('signIn.newPasswordHint')}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          error={at.next ?? empty(next)}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
        />
        <PasswordInput
          className={css.field}
          label={t('signIn.passwordAgain')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={checked && next !== again ? t('signIn.passwordsDiffer') : undefined}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
        />
        <Button type="submit" loading={save.isPending}>
          {t('account.changePassword')}
        </Button>
      </form>
    </Part>
  );
}

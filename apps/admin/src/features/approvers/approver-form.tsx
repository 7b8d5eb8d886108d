import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { fieldProblems } from '../../api/problems.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './approvers.module.css';
import { nameApprover } from './approvers.queries.js';

const FIELDS = {
  '/signInName': 'to',
  '/fromOn': 'fromOn',
  '/untilOn': 'untilOn',
  '/documentNumber': 'number',
} as const;

/** An officer of another office, what is given, and for which days. */
export function ApproverForm(props: { offered: readonly string[]; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const [form] = useState(intentKey);
  const [given, setGiven] = useState({ to: '', fromOn: '', untilOn: '', number: '' });
  const [permissions, setPermissions] = useState<readonly string[]>(props.offered.slice(0, 1));
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const { to, fromOn, untilOn, number } = given;
      const body = { signInName: to.trim(), permissions: [...permissions], fromOn, untilOn };
      return nameApprover({ ...body, documentNumber: number.trim() }, form);
    },
    onSuccess: props.onDone,
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const day = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (value: string) => setGiven((now) => ({ ...now, [name]: value })),
    error: at[name] ?? (checked && given[name].trim() === '' ? t('form.required') : undefined),
  });
  const field = (name: keyof typeof given) => ({
    ...day(name),
    onChange: (event: { currentTarget: { value: string } }) => day(name).onChange(event.currentTarget.value),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const whole = permissions.length > 0 && Object.values(given).every((value) => value.trim() !== '');
    if (whole && !save.isPending) save.mutate();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <TextInput label={t('approvers.to')} description={t('approvers.toHint')} {...field('to')} autoComplete="off" />
      <Checkbox.Group
        label={t('approvers.what')}
        value={[...permissions]}
        onChange={setPermissions}
        error={checked && permissions.length === 0 ? t('form.required') : undefined}
      >
        {props.offered.map((each) => (
          <Checkbox key={each} value={each} label={t(`approvers.permission.${each}`, each)} />
        ))}
      </Checkbox.Group>
      <div className={css.days}>
        <DateField label={t('staff.fromOn')} {...day('fromOn')} />
        <DateField label={t('staff.untilOn')} min={given.fromOn} {...day('untilOn')} />
      </div>
      <TextInput label={t('staff.documentNumber')} {...field('number')} />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('approvers.name')}
        </Button>
        <Button onClick={props.onCancel}>{t('staff.cancel')}</Button>
      </div>
    </form>
  );
}

import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { fieldProblems } from '../../api/problems.js';
import { useRequired } from '../../lib/use-required.js';
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
  const fields = useRequired(Object.values(FIELDS));
  const [permissions, setPermissions] = useState<readonly string[]>(props.offered.slice(0, 1));
  const save = useMutation({
    mutationFn: () => {
      const { to, fromOn, untilOn, number } = fields.given;
      const body = { signInName: to.trim(), permissions: [...permissions], fromOn, untilOn };
      return nameApprover({ ...body, documentNumber: number.trim() }, form);
    },
    onSuccess: props.onDone,
  });
  const { at } = fieldProblems(save.error, FIELDS);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const whole = fields.check() && permissions.length > 0;
    if (whole && !save.isPending) save.mutate();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <TextInput
        label={t('approvers.to')}
        description={t('approvers.toHint')}
        {...fields.text('to', at.to)}
        autoComplete="off"
      />
      <Checkbox.Group
        label={t('approvers.what')}
        value={[...permissions]}
        onChange={setPermissions}
        error={fields.checked && permissions.length === 0 ? t('form.required') : undefined}
      >
        {props.offered.map((each) => (
          <Checkbox key={each} value={each} label={t(`approvers.permission.${each}`, each)} />
        ))}
      </Checkbox.Group>
      <div className={css.days}>
        <DateField label={t('staff.fromOn')} {...fields.day('fromOn', at.fromOn)} />
        <DateField label={t('staff.untilOn')} min={fields.given.fromOn} {...fields.day('untilOn', at.untilOn)} />
      </div>
      <TextInput label={t('staff.documentNumber')} {...fields.text('number', at.number)} />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('approvers.name')}
        </Button>
        <Button onClick={props.onCancel}>{t('staff.cancel')}</Button>
      </div>
    </form>
  );
}

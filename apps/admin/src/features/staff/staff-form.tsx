import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { fieldProblems } from '../../api/problems.js';
import { sessionQuery } from '../../api/session.queries.js';
import { CheckList } from '../../ui/check-list.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './staff.module.css';
import { change, register, ROLES, type Role, type Staff, type StaffRequest } from './staff.queries.js';

const FIELDS = { '/name': 'name', '/email': 'email', '/staffNumber': 'staffNumber', '/roles': 'roles' } as const;

/** Who an officer is and what roles he holds in the acting office; roles elsewhere stay as they are. */
export function StaffForm(props: {
  officer?: Staff | undefined;
  onSaved: (staff: Staff) => void;
  onCancel: () => void;
}) {
  const { officer } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const here = useQuery(sessionQuery).data?.officeCode ?? '';
  const [form] = useState(intentKey);
  const [name, setName] = useState(officer?.name ?? '');
  const [email, setEmail] = useState(officer?.email ?? '');
  const [staffNumber, setStaffNumber] = useState(officer?.staffNumber ?? '');
  const [locale, setLocale] = useState<'id' | 'en'>(officer?.locale ?? 'id');
  const [roles, setRoles] = useState<readonly string[]>(
    officer?.roles.flatMap((held) => (held.officeCode === here ? [held.role] : [])) ?? [],
  );
  const [checked, setChecked] = useState(false);
  const elsewhere = officer?.roles.filter((held) => held.officeCode !== here) ?? [];
  const save = useMutation({
    mutationFn: () => {
      const body: StaffRequest = {
        name: name.trim(),
        locale,
        ...(email.trim() ? { email: email.trim() } : {}),
        ...(staffNumber.trim() ? { staffNumber: staffNumber.trim() } : {}),
        roles: [...elsewhere, ...roles.map((role) => ({ role: role as Role, officeCode: here }))],
      };
      return officer ? change(officer, body) : register(body, form);
    },
    onSuccess: async (staff) => {
      await queries.invalidateQueries({ queryKey: ['staff'] });
      props.onSaved(staff);
    },
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const nameless = checked && name.trim() === '';
  const unreachable = checked && email.trim() === '' && staffNumber.trim() === '';
  const idle = checked && roles.length + elsewhere.length === 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const complete = name.trim() && (email.trim() || staffNumber.trim()) && roles.length + elsewhere.length > 0;
    if (complete && !save.isPending) save.mutate();
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <TextInput
        label={t('staff.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={at.name ?? (nameless ? t('form.required') : undefined)}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        label={t('staff.email')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={at.email ?? (unreachable ? t('staff.oneOfTwo') : undefined)}
        autoComplete="off"
      />
      <TextInput
        label={t('staff.staffNumber')}
        inputMode="numeric"
        value={staffNumber}
        onChange={(event) => setStaffNumber(event.currentTarget.value)}
        error={at.staffNumber}
        autoComplete="off"
      />
      <CheckList
        label={t('staff.rolesHere', { office: here })}
        chosen={roles}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={setRoles}
        error={at.roles ?? (idle ? t('form.required') : undefined)}
      />
      <NativeSelect
        label={t('staff.locale')}
        value={locale}
        onChange={(event) => setLocale(event.currentTarget.value === 'en' ? 'en' : 'id')}
        data={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {officer ? t('staff.save') : t('staff.register')}
        </Button>
        <Button onClick={props.onCancel}>{t('staff.cancel')}</Button>
      </div>
    </form>
  );
}

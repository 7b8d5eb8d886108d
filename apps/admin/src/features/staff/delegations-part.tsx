import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { fieldProblems } from '../../api/problems.js';
import { sessionQuery } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { useRequired } from '../../lib/use-required.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './staff.module.css';
import { delegate, delegationsQuery, endDelegation, type Role, type Staff } from './staff.queries.js';

const FIELDS = {
  '/toSignInName': 'to',
  '/fromOn': 'fromOn',
  '/untilOn': 'untilOn',
  '/documentNumber': 'number',
  '/reason': 'reason',
} as const;

/** Roles of this officer that others carry, and those he carries for others. */
export function DelegationsPart({ officer }: { officer: Staff }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const list = useQuery(delegationsQuery(officer.id));
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['delegations'] });
  const end = useMutation({ mutationFn: endDelegation, onSuccess: again });

  return (
    <section className={css.form} aria-label={t('staff.delegations')}>
      <h3>{t('staff.delegations')}</h3>
      <ProblemBanner error={list.error ?? end.error} />
      {list.data?.items.length === 0 && <p className={css.hint}>{t('staff.noDelegations')}</p>}
      <ul className={css.lines}>
        {list.data?.items.map((one) => (
          <li key={one.id} className={css.line}>
            <span>
              {t('staff.delegationLine', { from: one.from.name, to: one.to.name, role: t(`role.${one.role}`) })}
              <br />
              {format.date(one.fromOn)} – {format.date(one.untilOn)} · {t(`staff.delegation.${one.state}`)} ·{' '}
              {one.documentNumber}
            </span>
            {one.actions.includes('end') && (
              <Button size="xs" loading={end.isPending && end.variables === one.id} onClick={() => end.mutate(one.id)}>
                {t('staff.endDelegation')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding ? (
        <DelegationForm officer={officer} onDone={() => void again().then(() => setAdding(false))} />
      ) : (
        <div className={css.buttons}>
          <Button onClick={() => setAdding(true)}>{t('staff.delegate')}</Button>
        </div>
      )}
    </section>
  );
}

function DelegationForm({ officer, onDone }: { officer: Staff; onDone: () => void }) {
  const { t } = useTranslation();
  const here = useQuery(sessionQuery).data?.officeCode;
  const held = officer.roles.filter((role) => role.officeCode === here).map((role) => role.role);
  const [form] = useState(intentKey);
  const [role, setRole] = useState<string>(held[0] ?? '');
  const fields = useRequired(Object.values(FIELDS));
  const save = useMutation({
    mutationFn: () => {
      const { to, fromOn, untilOn, number, reason } = fields.given;
      const body = { fromStaffId: officer.id, toSignInName: to.trim(), role: role as Role, fromOn, untilOn };
      return delegate({ ...body, documentNumber: number.trim(), reason: reason.trim() }, form);
    },
    onSuccess: onDone,
  });
  const { at } = fieldProblems(save.error, FIELDS);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const whole = fields.check() && role !== '';
    if (whole && !save.isPending) save.mutate();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <NativeSelect
        label={t('staff.role')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
        data={held.map((each) => ({ value: each, label: t(`role.${each}`) }))}
      />
      <TextInput
        label={t('staff.standIn')}
        description={t('staff.standInHint')}
        {...fields.text('to', at.to)}
        autoComplete="off"
      />
      <div className={css.days}>
        <DateField label={t('staff.fromOn')} {...fields.day('fromOn', at.fromOn)} />
        <DateField label={t('staff.untilOn')} min={fields.given.fromOn} {...fields.day('untilOn', at.untilOn)} />
      </div>
      <TextInput label={t('staff.documentNumber')} {...fields.text('number', at.number)} />
      <TextInput label={t('staff.reason')} {...fields.text('reason', at.reason)} />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('staff.delegate')}
        </Button>
        <Button onClick={onDone}>{t('staff.cancel')}</Button>
      </div>
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { intentKey, type staffApi } from '@buka-pintu/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { sessionQuery } from '../../api/session.queries.js';
import { CheckList } from '../../ui/check-list.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { type Invitation, InvitationLink } from './invitation-link.js';
import { addColleague, inviteColleague, letServe } from './set-up.queries.js';
import css from './set-up.module.css';
import { StepForm, type StepProps } from './step-form.js';

type StaffRole = staffApi.StaffRequest['roles'][number]['role'];
/** The roles of an office's first day; the others are given in the settings. */
const ROLES: readonly StaffRole[] = ['counter', 'verifier', 'interviewer', 'head', 'administrator'];
const FIELDS = { '/name': 'name', '/email': 'contact', '/staffNumber': 'contact', '/roles': 'roles' } as const;

/** Who works here. Each gets a link to choose a password with: sent where there is an address, shown and printed always. */
export function ColleaguesStep(
  props: StepProps & {
    settings: staffApi.OfficeSettingsView;
    colleagues: readonly staffApi.StaffView[];
    onChanged: () => Promise<void>;
  },
) {
  const { t } = useTranslation();
  const { settings, colleagues, onChanged } = props;
  const [form, setForm] = useState(intentKey);
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [roles, setRoles] = useState<readonly string[]>(['counter']);
  const [checked, setChecked] = useState(false);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const empty = name.trim() === '' && contact.trim() === '';
  const whole = name.trim() !== '' && contact.trim() !== '' && roles.length > 0;
  const served = colleagues.some((one) => holds(one, 'counter', settings.code));

  const invite = useMutation({
    mutationFn: async (person: staffApi.StaffView) => {
      setInvitation({ person, link: await inviteColleague(person) });
      await onChanged();
    },
  });
  const add = useMutation({
    mutationFn: async () => {
      const words = contact.trim();
      const named = words.includes('@') ? { email: words } : { staffNumber: words };
      const held = roles.map((role) => ({ role: role as StaffRole, officeCode: settings.code }));
      const person = await addColleague({ name: name.trim(), ...named, locale: 'id', roles: held }, form);
      setName('');
      setContact('');
      setRoles(['counter']);
      setChecked(false);
      setForm(intentKey());
      await onChanged();
      invite.mutate(person);
    },
  });
  const goOn = useMutation({ mutationFn: props.onSaved });
  const { at } = fieldProblems(add.error, FIELDS);
  const required = (value: string): string | undefined =>
    checked && value.trim() === '' ? t('form.required') : undefined;

  /** A form with words in it is somebody to add; an empty one means that everybody is there. */
  function submit(): void {
    if (empty && served) return goOn.mutate();
    setChecked(true);
    if (whole) add.mutate();
  }

  return (
    <StepForm
      step="colleagues"
      busy={add.isPending || goOn.isPending}
      error={add.error ?? invite.error ?? goOn.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
      onBack={props.onBack}
      more={
        <Button
          loading={add.isPending}
          onClick={() => {
            setChecked(true);
            if (whole && !add.isPending) add.mutate();
          }}
        >
          {t('setUp.colleagues.add')}
        </Button>
      }
    >
      <Roster {...props} onInvite={(person) => invite.mutate(person)} />
      {invitation && <InvitationLink invitation={invitation} officeName={settings.name} />}
      <div className={css.pair}>
        <TextInput
          label={t('setUp.colleagues.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={at.name ?? required(name)}
          maxLength={200}
          autoComplete="off"
        />
        <TextInput
          label={t('setUp.colleagues.contact')}
          value={contact}
          onChange={(event) => setContact(event.currentTarget.value)}
          error={at.contact ?? required(contact)}
          maxLength={254}
          autoComplete="off"
        />
      </div>
      <div className={css.columns}>
        <CheckList
          label={t('setUp.colleagues.roles')}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}` as 'role.head') }))}
          chosen={roles}
          onChange={setRoles}
          error={at.roles ?? (checked && roles.length === 0 ? t('form.required') : undefined)}
        />
      </div>
      {checked && !served && empty && (
        <p className={css.error} role="alert">
          {t('setUp.colleagues.nobodyServes')}
        </p>
      )}
    </StepForm>
  );
}

/** Who is registered, and for each who has not been in yet the way to a link. */
function Roster(props: {
  settings: staffApi.OfficeSettingsView;
  colleagues: readonly staffApi.StaffView[];
  onChanged: () => Promise<void>;
  onInvite: (person: staffApi.StaffView) => void;
}) {
  const { t } = useTranslation();
  const { settings, colleagues } = props;
  const me = useQuery(sessionQuery).data?.staff.id;
  const serve = useMutation({
    mutationFn: async (person: staffApi.StaffView) => {
      await letServe(person, settings.code);
      await props.onChanged();
    },
  });
  return (
    <>
      <ul className={css.rows}>
        {colleagues.map((person) => (
          <li key={person.id} className={css.row}>
            <span className={css.rowWords}>
              <strong>{person.name}</strong>{' '}
              <span className={css.soft}>
                {person.roles
                  .filter(({ officeCode }) => officeCode === settings.code)
                  .map(({ role }) => t(`role.${role}` as 'role.head'))
                  .join(', ')}
                {person.state === 'invited' ? ` · ${t('setUp.colleagues.notInYet')}` : ''}
              </span>
            </span>
            {person.state === 'invited' && (
              <Button size="xs" onClick={() => props.onInvite(person)}>
                {t('setUp.colleagues.newLink')}
              </Button>
            )}
            {person.id === me && !holds(person, 'counter', settings.code) && (
              <Button size="xs" loading={serve.isPending} onClick={() => serve.mutate(person)}>
                {t('setUp.colleagues.iServe')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemBanner error={serve.error} />
    </>
  );
}

/** Whether somebody holds a role in the office. */
export function holds(person: staffApi.StaffView, role: StaffRole, officeCode: string): boolean {
  return (
    person.state !== 'suspended' && person.roles.some((held) => held.role === role && held.officeCode === officeCode)
  );
}

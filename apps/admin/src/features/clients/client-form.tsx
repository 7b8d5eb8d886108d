import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { sessionQuery } from '../../api/session.queries.js';
import { CheckList } from '../../ui/check-list.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './clients.module.css';
import { change, MANAGE, register, scopesQuery, type ApiClient, type ApiClientRequest } from './clients.queries.js';

const FIELDS = {
  '/name': 'name',
  '/owner/name': 'ownerName',
  '/owner/email': 'ownerEmail',
  '/contact/email': 'contactEmail',
  '/contact/phone': 'contactPhone',
  '/scopes': 'scopes',
  '/officeCodes': 'offices',
  '/bookingsPerDay': 'perDay',
} as const;

/** The registration: who, what, where, from which sites, until when. A new one when no client is given. */
export function ClientForm(props: { client?: ApiClient; onDone: (client: ApiClient) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useId();
  const { client } = props;
  const [name, setName] = useState(client?.name ?? '');
  const [ownerName, setOwnerName] = useState(client?.owner.name ?? '');
  const [ownerEmail, setOwnerEmail] = useState(client?.owner.email ?? '');
  const [contactEmail, setContactEmail] = useState(client?.contact?.email ?? '');
  const [contactPhone, setContactPhone] = useState(client?.contact?.phone ?? '');
  const [scopes, setScopes] = useState<readonly string[]>(client?.scopes ?? []);
  const [offices, setOffices] = useState<readonly string[]>(client?.officeCodes ?? []);
  const [origins, setOrigins] = useState(client?.origins.join('\n') ?? '');
  const [perDay, setPerDay] = useState(String(client?.bookingsPerDay ?? 500));
  const [expires, setExpires] = useState(client?.expiresAt?.slice(0, 10) ?? '');
  const known = useQuery(scopesQuery);
  const session = useQuery(sessionQuery).data;
  const mine = (session?.offices ?? []).filter((office) => office.permissions.includes(MANAGE));
  const codes = [...new Set([...mine.map((office) => office.code), ...(client?.officeCodes ?? [])])];
  const nameOf = (code: string): string => mine.find((office) => office.code === code)?.name ?? code;

  const save = useMutation({
    mutationFn: (body: ApiClientRequest) => (client ? change(client, body) : register(body, form)),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: ['api-clients'] });
      props.onDone(saved);
    },
  });
  const wrong = fieldProblems(save.error, FIELDS).at;

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    // A day that can't be read must not silently become "for ever".
    const expiry = event.currentTarget.elements.namedItem('expires');
    if (expiry instanceof HTMLInputElement && !expiry.checkValidity()) return expiry.focus();
    const phone = contactPhone.trim();
    save.mutate({
      name: name.trim(),
      owner: { name: ownerName.trim(), email: ownerEmail.trim() },
      ...(contactEmail.trim() ? { contact: { email: contactEmail.trim(), ...(phone ? { phone } : {}) } } : {}),
      scopes: [...scopes],
      officeCodes: [...offices],
      origins: origins.split(/\s+/).filter(Boolean),
      bookingsPerDay: Number(perDay),
      ...(expires ? { expiresAt: `${expires}T00:00:00Z` } : {}),
    });
  }

  return (
    <form className={css.form} onSubmit={send} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <TextInput
        label={t('clients.name')}
        description={t('clients.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={wrong.name}
        maxLength={100}
      />
      <TextInput
        label={t('clients.ownerName')}
        value={ownerName}
        onChange={(event) => setOwnerName(event.currentTarget.value)}
        error={wrong.ownerName}
        maxLength={200}
        autoComplete="off"
      />
      <TextInput
        label={t('clients.ownerEmail')}
        type="email"
        value={ownerEmail}
        onChange={(event) => setOwnerEmail(event.currentTarget.value)}
        error={wrong.ownerEmail}
        maxLength={254}
        autoComplete="off"
      />
      <TextInput
        label={t('clients.contactEmail')}
        description={t('clients.contactHint')}
        type="email"
        value={contactEmail}
        onChange={(event) => setContactEmail(event.currentTarget.value)}
        error={wrong.contactEmail}
        maxLength={254}
        autoComplete="off"
      />
      {contactEmail.trim() !== '' && (
        <TextInput
          label={t('clients.contactPhone')}
          type="tel"
          value={contactPhone}
          onChange={(event) => setContactPhone(event.currentTarget.value)}
          error={wrong.contactPhone}
          maxLength={30}
          autoComplete="off"
        />
      )}
      <CheckList
        label={t('clients.offices')}
        options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
        chosen={offices}
        onChange={setOffices}
        error={wrong.offices}
      />
      <CheckList
        label={t('clients.scopes')}
        hint={t('clients.scopesHint')}
        options={(known.data?.scopes ?? [...scopes]).map((scope) => ({ value: scope, label: scope }))}
        chosen={scopes}
        onChange={setScopes}
        error={wrong.scopes}
      />
      <TextInput
        label={t('clients.perDay')}
        description={t('clients.perDayHint')}
        inputMode="numeric"
        value={perDay}
        onChange={(event) => setPerDay(event.currentTarget.value)}
        error={wrong.perDay}
        maxLength={6}
        autoComplete="off"
      />
      <Textarea
        label={t('clients.origins')}
        description={t('clients.originsHint')}
        value={origins}
        onChange={(event) => setOrigins(event.currentTarget.value)}
        rows={3}
        placeholder="https://antrean.example"
      />
      <DateField
        label={t('clients.expires')}
        description={t('clients.expiresHint')}
        name="expires"
        value={expires}
        onChange={setExpires}
      />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {client ? t('clients.save') : t('clients.register')}
        </Button>
      </div>
    </form>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { sessionQuery } from '../../api/session.queries.js';
import { CheckList } from '../../ui/check-list.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './webhooks.module.css';
import { eventTypesQuery, ownersQuery, register, type WebhookRequest } from './webhooks.queries.js';

const FIELDS = { '/url': 'url', '/officeCodes': 'offices', '/types': 'types', '/clientId': 'client' } as const;

export function WebhookForm(props: { onDone: (made: { id: string; secret: string }) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useId();
  const owners = useQuery(ownersQuery).data?.items.filter((owner) => owner.state === 'active') ?? [];
  const known = useQuery(eventTypesQuery).data?.items ?? [];
  const [clientId, setClientId] = useState('');
  const [mode, setMode] = useState<'live' | 'test'>('live');
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState<readonly string[]>([]);
  const [offices, setOffices] = useState<readonly string[]>([]);
  const owner = clientId || owners[0]?.id || '';
  const codes = owners.find((one) => one.id === owner)?.officeCodes ?? [];
  const session = useQuery(sessionQuery).data;
  const nameOf = (code: string): string => session?.offices.find((office) => office.code === code)?.name ?? code;
  const save = useMutation({
    mutationFn: (body: WebhookRequest) => register(body, form),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      props.onDone(made);
    },
  });
  const wrong = fieldProblems(save.error, FIELDS).at;

  function send(event: FormEvent): void {
    event.preventDefault();
    const officeCodes = offices.filter((code) => codes.includes(code));
    const body = { url: url.trim(), types: [...types], mode, officeCodes, active: true };
    save.mutate({ ...body, ...(owner ? { clientId: owner } : {}) });
  }

  return (
    <form className={css.form} onSubmit={send} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <NativeSelect
        label={t('webhooks.client')}
        value={owner}
        onChange={(event) => setClientId(event.currentTarget.value)}
        error={wrong.client}
        data={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NativeSelect
        label={t('webhooks.mode')}
        value={mode}
        onChange={(event) => setMode(event.currentTarget.value === 'test' ? 'test' : 'live')}
        data={(['live', 'test'] as const).map((value) => ({ value, label: t(`webhooks.modes.${value}`) }))}
      />
      <TextInput
        label={t('webhooks.url')}
        description={t('webhooks.urlHint')}
        type="url"
        placeholder="https://antrean.example/buka-pintu"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={wrong.url}
        maxLength={500}
      />
      <CheckList
        label={t('webhooks.types')}
        options={known.map(({ type }) => ({ value: type, label: type }))}
        chosen={types}
        onChange={setTypes}
        error={wrong.types}
      />
      {mode === 'live' && codes.length > 1 && (
        <CheckList
          label={t('webhooks.offices')}
          hint={t('webhooks.officesHint')}
          options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
          chosen={offices.filter((code) => codes.includes(code))}
          onChange={setOffices}
          error={wrong.offices}
        />
      )}
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('webhooks.register')}
        </Button>
      </div>
    </form>
  );
}

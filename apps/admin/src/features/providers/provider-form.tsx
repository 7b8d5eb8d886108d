import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems, Problem } from '../../api/problems.js';
import { sessionQuery } from '../../api/session.queries.js';
import { CheckList } from '../../ui/check-list.js';
import { Choice } from '../../ui/choice.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './providers.module.css';
import { MANAGE, providersQuery, saveProvider, type Provider } from './providers.queries.js';
import { SecretField } from './secret-field.js';
import { TestPart } from './test-part.js';

const FIELDS = {
  '/name': 'name',
  '/slug': 'slug',
  slug: 'slug',
  '/issuer': 'issuer',
  '/clientId': 'clientId',
  '/clientSecret': 'secret',
  '/officeCodes': 'offices',
  '/claim': 'claim',
  '/acceptedAcr': 'acr',
} as const;
const MATCHES: readonly Provider['matches'][] = ['email', 'staff_number'];
const SLUG = /^[A-Za-z][A-Za-z0-9-]{1,31}$/;

/** One provider, as it is registered there and as it names officers here. A new one when none is given. */
export function ProviderForm(props: { provider?: Provider; onDone: (saved: Provider) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { provider } = props;
  const session = useQuery(sessionQuery).data;
  const mine = (session?.offices ?? []).filter((office) => office.permissions.includes(MANAGE));
  const [given, setGiven] = useState({
    name: provider?.name ?? '',
    slug: provider?.slug ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    claim: provider?.claim ?? 'email',
    acr: provider?.acceptedAcr.join('\n') ?? '',
  });
  const [secret, setSecret] = useState<string>();
  const [matches, setMatches] = useState<Provider['matches']>(provider?.matches ?? 'email');
  const [offices, setOffices] = useState<readonly string[]>(
    provider?.officeCodes ?? mine.flatMap(({ code }) => (code === session?.officeCode ? [code] : [])),
  );
  const [enabled, setEnabled] = useState(provider?.enabled ?? true);
  const [checked, setChecked] = useState(false);
  const issuer = given.issuer.trim();
  // A kept secret belongs to the issuer it was given for.
  const keepable = provider !== undefined && provider.issuer === issuer;
  const save = useMutation({
    mutationFn: () =>
      saveProvider(given.slug.trim(), provider?.version ?? 0, {
        name: given.name.trim(),
        issuer,
        clientId: given.clientId.trim(),
        ...(secret !== undefined ? { clientSecret: secret } : {}),
        claim: given.claim.trim(),
        matches,
        officeCodes: [...offices],
        acceptedAcr: given.acr.split(/\s+/).filter(Boolean),
        enabled,
      }),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: providersQuery.queryKey });
      props.onDone(saved);
    },
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const taken = !provider && save.error instanceof Problem && save.error.code === 'stale';
  const missing = (value: string): string | undefined =>
    checked && value.trim() === '' ? t('form.required') : undefined;
  const field = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((now) => ({ ...now, [name]: value }));
    },
    error: at[name] ?? (name === 'acr' ? undefined : missing(given[name])),
    autoComplete: 'off',
  });
  const slugWrong = checked && !SLUG.test(given.slug.trim()) ? t('providers.slugWrong') : undefined;
  const secretMissing = checked && !keepable && !secret;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const { acr: _free, ...needed } = given;
    const whole =
      Object.values(needed).every((value) => value.trim() !== '') &&
      SLUG.test(given.slug.trim()) &&
      offices.length > 0 &&
      (secret === undefined ? keepable : secret !== '');
    if (whole && !save.isPending) save.mutate();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ProblemBanner error={taken ? null : save.error} without={Object.keys(FIELDS)} />
      <TextInput label={t('providers.name')} description={t('providers.nameHint')} {...field('name')} maxLength={60} />
      {!provider && (
        <TextInput
          label={t('providers.slug')}
          description={t('providers.slugHint')}
          {...field('slug')}
          error={taken ? t('providers.slugTaken', { slug: given.slug.trim() }) : (at.slug ?? slugWrong)}
          maxLength={32}
        />
      )}
      <TextInput
        label={t('providers.issuer')}
        description={t('providers.issuerHint')}
        {...field('issuer')}
        inputMode="url"
        maxLength={300}
      />
      <TestPart issuer={issuer} />
      <TextInput label={t('providers.clientId')} {...field('clientId')} maxLength={200} />
      <SecretField
        value={keepable ? secret : (secret ?? '')}
        keepable={keepable}
        onChange={setSecret}
        error={at.secret ?? (secretMissing || (checked && secret === '') ? t('form.required') : undefined)}
      />
      <CheckList
        label={t('providers.offices')}
        hint={t('providers.officesHint')}
        options={mine.map((office) => ({ value: office.code, label: office.name }))}
        chosen={offices}
        onChange={setOffices}
        error={at.offices ?? (checked && offices.length === 0 ? t('form.required') : undefined)}
      />
      <Choice
        label={t('providers.matches')}
        value={matches}
        options={MATCHES.map((value) => ({ value, label: t(`providers.match.${value}`) }))}
        onChange={setMatches}
      />
      <TextInput
        label={t('providers.claim')}
        description={t('providers.claimHint')}
        {...field('claim')}
        maxLength={60}
      />
      <Textarea label={t('providers.acr')} description={t('providers.acrHint')} {...field('acr')} rows={2} />
      <Checkbox
        label={t('providers.enabled')}
        description={t('providers.enabledHint')}
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('providers.save')}
        </Button>
      </div>
    </form>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { PersonKept } from './person-kept.js';
import {
  findPerson,
  KINDS,
  openRequest,
  type Person,
  type PersonSearch,
  type PrivacyRequestKind,
  requestsQuery,
} from './privacy.queries.js';
import { CountryField, personOf, WhyFields } from './question-fields.js';

const FIELDS = {
  '/person/documentNumber': 'number',
  '/person/country': 'country',
  '/reason': 'reason',
} as const;
const DOCUMENTS = ['nik', 'passport'] as const;
const PURPOSES: readonly PersonSearch['purpose'][] = ['subject_request', 'complaint', 'breach'];

/** Finds a person by the document on the desk, shows what is kept of them, and takes in what they ask. */
export function FindPerson(props: { onOpened: (id: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useId();
  const [documentKind, setKind] = useState<(typeof DOCUMENTS)[number]>('nik');
  const [number, setNumber] = useState('');
  const [country, setCountry] = useState('');
  const [purpose, setPurpose] = useState<PersonSearch['purpose']>('subject_request');
  const [reason, setReason] = useState('');
  const find = useMutation({
    mutationFn: async (search: PersonSearch) => ({ person: search.person, found: await findPerson(search) }),
  });
  const open = useMutation({
    mutationFn: ({ kind, person }: { kind: PrivacyRequestKind; person: Person }) =>
      openRequest(kind, person, `${form} ${String(find.submittedAt)}`),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: requestsQuery.queryKey });
      props.onOpened(id);
    },
  });
  const wrong = fieldProblems(find.error, FIELDS).at;

  function ask(event: FormEvent): void {
    event.preventDefault();
    find.mutate({ person: personOf(documentKind, number, country), purpose, reason: reason.trim() });
  }

  return (
    <div className={css.stack}>
      <form className={css.form} onSubmit={ask}>
        <NativeSelect
          label={t('audit.privacy.document')}
          data={DOCUMENTS.map((value) => ({ value, label: t(`audit.by.${value}`) }))}
          value={documentKind}
          onChange={(event) => setKind(event.currentTarget.value as (typeof DOCUMENTS)[number])}
        />
        <TextInput
          label={t(`audit.number.${documentKind}`)}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={wrong.number}
          autoComplete="off"
          maxLength={24}
          required
        />
        {documentKind === 'passport' && <CountryField value={country} onChange={setCountry} error={wrong.country} />}
        <WhyFields
          purposes={PURPOSES}
          {...{ purpose, reason }}
          onPurpose={setPurpose}
          onReason={setReason}
          error={wrong.reason}
        />
        <div className={`${css.acts} ${css.wide}`}>
          <Button type="submit" variant="filled" leftSection={<IconSearch size={16} />} loading={find.isPending}>
            {t('audit.privacy.find')}
          </Button>
        </div>
      </form>
      <ProblemBanner error={find.error} without={Object.keys(FIELDS)} />
      {find.data && (
        <section className={css.stack} aria-label={find.data.found.name ?? t('audit.privacy.nobody')}>
          <h3>{find.data.found.name ?? t('audit.privacy.nobody')}</h3>
          <PersonKept found={find.data.found} />
          <p className={css.soft}>{t('audit.privacy.lookAtDocument')}</p>
          <ProblemBanner error={open.error} />
          <div className={css.acts} role="group" aria-label={t('audit.privacy.asks')}>
            {KINDS.map((kind) => (
              <Button
                key={kind}
                loading={open.isPending && open.variables.kind === kind}
                disabled={open.isPending}
                onClick={() => open.mutate({ kind, person: find.data.person })}
              >
                {t(`audit.privacy.ask.${kind}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

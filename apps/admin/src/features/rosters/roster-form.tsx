import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { servicesQuery, usePlace } from '../../api/place.js';
import { fieldProblems } from '../../api/problems.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { PeopleField } from './people-field.js';
import { pastedPeople } from './pasted-people.js';
import css from './rosters.module.css';
import { fileRoster } from './rosters.queries.js';

const FIELDS = {
  '/requester': 'requester',
  '/letter/number': 'letterNumber',
  '/letter/keptBy': 'keptBy',
  '/place': 'place',
  '/contact/name': 'contactName',
  '/contact/phone': 'phone',
  '/wantedTo': 'wantedTo',
} as const;
const EMPTY = { requester: '', letterNumber: '', keptBy: '', place: '', contactName: '', phone: '' };

/** A letter that came in: who asks, where the paper lies, whom to call, and the names. */
export function RosterForm(props: { officeCode: string; onFiled: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone, office } = usePlace();
  const format = useFormat(zone);
  const services = useQuery(servicesQuery).data?.items ?? [];
  const codes = new Set(office?.servicePoints.flatMap((point) => point.serviceCodes) ?? []);
  const offered = services.filter((one) => codes.has(one.code));
  const [form] = useState(intentKey);
  const [words, setWords] = useState(EMPTY);
  const [service, setService] = useState('');
  const [letterOn, setLetterOn] = useState('');
  const [wantedFrom, setWantedFrom] = useState('');
  const [wantedTo, setWantedTo] = useState('');
  const [text, setText] = useState('');
  const { people, wrong } = pastedPeople(text);
  const serviceCode = service || (offered[0]?.code ?? '');
  const file = useMutation({
    mutationFn: () =>
      fileRoster(
        {
          ...{
            officeCode: props.officeCode,
            serviceCode,
            requester: words.requester.trim(),
            place: words.place.trim(),
          },
          letter: { number: words.letterNumber.trim(), on: letterOn, keptBy: words.keptBy.trim() },
          ...{ wantedFrom, wantedTo, members: people },
          contact: { name: words.contactName.trim(), phone: words.phone.replace(/[\s-]/g, ''), locale: 'id' },
        },
        form,
      ),
    onSuccess: (roster) => props.onFiled(roster.id),
  });
  const { at } = fieldProblems(file.error, FIELDS);
  const ready = letterOn && wantedFrom && wantedTo && people.length > 0 && wrong.length === 0;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (ready && !file.isPending) file.mutate();
  }
  const field = (name: keyof typeof EMPTY, max: number) => (
    <TextInput
      label={t(`rosters.${name}`)}
      value={words[name]}
      onChange={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
      error={at[name]}
      maxLength={max}
      required
      autoComplete="off"
    />
  );

  return (
    <Panel title={t('rosters.new')} close={{ label: t('form.close'), perform: props.onClose }}>
      <form className={css.form} onSubmit={submit}>
        {field('requester', 160)}
        {field('letterNumber', 80)}
        <DateField label={t('rosters.letterOn')} value={letterOn} onChange={setLetterOn} required />
        {field('keptBy', 200)}
        {field('place', 300)}
        <NativeSelect
          label={t('rosters.service')}
          data={offered.map((one) => ({ value: one.code, label: format.words(one.name) }))}
          value={serviceCode}
          onChange={(event) => setService(event.currentTarget.value)}
        />
        <DateField label={t('rosters.wantedFrom')} value={wantedFrom} onChange={setWantedFrom} required />
        <DateField label={t('rosters.wantedTo')} value={wantedTo} onChange={setWantedTo} error={at.wantedTo} required />
        {field('contactName', 120)}
        {field('phone', 20)}
        <PeopleField value={text} onChange={setText} />
        <ProblemBanner error={file.error} without={Object.keys(FIELDS)} />
        <Button type="submit" variant="filled" loading={file.isPending} disabled={!ready}>
          {t('rosters.file')}
        </Button>
      </form>
    </Panel>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { fieldProblems } from '../../api/problems.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { keepFile } from '../../lib/keep-file.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { ListTable, More } from '../../ui/list-table.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { type AccessLine, accessQuery, type AccessSearch, exportAccess } from './audit.queries.js';
import { CountryField, personOf, WhyFields } from './question-fields.js';

const FIELDS = {
  '/person/documentNumber': 'number',
  '/person/country': 'country',
  '/recordId': 'number',
  '/staffId': 'number',
  '/from': 'from',
  '/to': 'to',
  '/reason': 'reason',
} as const;
const ABOUT = ['nik', 'passport', 'record', 'officer', 'all'] as const;
const PURPOSES: readonly AccessSearch['purpose'][] = ['subject_request', 'audit', 'supervision', 'complaint', 'breach'];

/** "Who saw this person's data in March, and why?" The reason of the asking is asked for too. */
export function AccessLog() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const today = dayIn(zone, now());
  const [about, setAbout] = useState<(typeof ABOUT)[number]>('nik');
  const [number, setNumber] = useState('');
  const [country, setCountry] = useState('');
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const [purpose, setPurpose] = useState<AccessSearch['purpose']>('subject_request');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<{ search: AccessSearch; at: number }>();
  const list = useInfiniteQuery(accessQuery(asked?.search, asked?.at ?? 0));
  const file = useMutation({
    mutationFn: exportAccess,
    onSuccess: ({ fileName, content, signatureFileName, signature }) => {
      keepFile(fileName, content);
      keepFile(signatureFileName, signature);
    },
  });
  const { at } = fieldProblems(list.error ?? file.error, FIELDS);
  const rows = list.data?.pages.flatMap((page) => page.items);

  function question(): AccessSearch {
    const given = number.trim();
    const subject =
      about === 'all'
        ? {}
        : about === 'record'
          ? { recordId: given }
          : about === 'officer'
            ? { staffId: given }
            : { person: personOf(about, given, country) };
    return { ...subject, from, to, purpose, reason: reason.trim() };
  }
  function ask(event: FormEvent): void {
    event.preventDefault();
    setAsked({ search: question(), at: now() });
  }

  return (
    <div className={css.stack}>
      <form className={css.form} onSubmit={ask}>
        <NativeSelect
          label={t('audit.about')}
          data={ABOUT.map((value) => ({ value, label: t(`audit.by.${value}`) }))}
          value={about}
          onChange={(event) => setAbout(event.currentTarget.value as (typeof ABOUT)[number])}
        />
        {about !== 'all' && (
          <TextInput
            label={t(`audit.number.${about}`)}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={at.number}
            autoComplete="off"
            required
          />
        )}
        {about === 'passport' && <CountryField value={country} onChange={setCountry} error={at.country} />}
        <DateField label={t('audit.from')} value={from} onChange={setFrom} error={at.from} required />
        <DateField label={t('audit.to')} value={to} onChange={setTo} error={at.to} required />
        <WhyFields
          purposes={PURPOSES}
          {...{ purpose, reason }}
          onPurpose={setPurpose}
          onReason={setReason}
          error={at.reason}
        />
        <div className={`${css.acts} ${css.wide}`}>
          <Button type="submit" variant="filled" leftSection={<IconSearch size={16} />} loading={list.isFetching}>
            {t('audit.ask')}
          </Button>
          <Button
            leftSection={<IconDownload size={16} />}
            disabled={!asked || !rows}
            loading={file.isPending}
            onClick={() => asked && file.mutate(asked.search)}
          >
            {t('audit.export')}
          </Button>
        </div>
      </form>
      <ProblemBanner error={file.error} without={Object.keys(FIELDS)} />
      {file.data && <p className={css.soft}>{t('audit.exported', { fingerprint: file.data.fingerprint })}</p>}
      {asked && (
        <ListTable<AccessLine>
          caption={t('audit.room.seen')}
          rows={rows}
          rowKey={(row) => row.id}
          error={list.error}
          without={Object.keys(FIELDS)}
          onRetry={() => void list.refetch()}
          none={{ title: t('audit.nobody') }}
          noMatch={null}
          foot={<More list={list} />}
          columns={[
            { name: 'at', head: t('audit.at'), number: true, cell: (row) => format.moment(row.at) },
            { name: 'who', head: t('audit.who'), cell: (row) => whoOf(row, t) },
            {
              name: 'why',
              head: t('audit.why'),
              grow: true,
              cell: (row) => [format.words(row.purposeName), row.reason].filter(Boolean).join(': '),
            },
            {
              name: 'what',
              head: t('audit.what'),
              wideOnly: true,
              cell: (row) => row.fields.map((field) => t(`audit.field.${field}`, { defaultValue: field })).join(', '),
            },
            {
              name: 'where',
              head: t('audit.where'),
              wideOnly: true,
              cell: (row) =>
                `${row.officeCode} · ${t(`audit.record.${row.record.type}`, { defaultValue: row.record.type })}`,
            },
          ]}
        />
      )}
    </div>
  );
}

/** The officer, and for whom: a stand-in's look is the stand-in's, by another's right. */
function whoOf({ actor }: AccessLine, t: TFunction): string {
  const name = actor.name ?? actor.id ?? actor.kind;
  const { onBehalfOf } = actor;
  return onBehalfOf ? t('audit.standIn', { name, for: onBehalfOf.name ?? onBehalfOf.id }) : name;
}

import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import type { ServiceSummary } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './imports.module.css';
import { explain, type ImportWord, lookAgain, MEANINGS, register, type VisitorImport } from './imports.queries.js';

type Fault = VisitorImport['faults'][number];
const LANES = ['regular', 'priority', 'express'] as const;

interface PreviewProps {
  view: VisitorImport;
  zone: string;
  offered: readonly ServiceSummary[];
  onChange: (view: VisitorImport) => void;
}

/** What a list would change: counts, what its columns and words mean, every fault, and then one press. */
export function ImportPreview({ view, zone, offered, onChange }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const [keepBooked, setKeepBooked] = useState(false);
  const teach = useMutation({
    mutationFn: (words: ImportWord[]) => explain(view.id, words, intentKey()),
    onSuccess: onChange,
  });
  const save = useMutation({ mutationFn: () => register(view, keepBooked), onSuccess: onChange });
  const again = useMutation({
    mutationFn: () => lookAgain(view.id),
    onSuccess: (next) => {
      save.reset();
      onChange(next);
    },
  });
  const sure = view.booked.filter(({ by }) => by === 'nik').length;

  if (view.state === 'registered')
    return (
      <p role="status">
        {t('imports.registered', {
          added: format.count(view.added),
          changed: format.count(view.changed),
          vanished: format.count(view.vanished),
        })}
      </p>
    );
  return (
    <div className={css.form}>
      <p role="status">
        {view.faultCount === 0
          ? t('imports.allWell', { people: format.count(view.lines) })
          : t('imports.faulty', { faults: format.count(view.faultCount), people: format.count(view.lines) })}
      </p>
      <ul className={css.counts}>
        <li>{t('imports.added', { people: format.count(view.added) })}</li>
        <li>{t('imports.changed', { people: format.count(view.changed) })}</li>
        <li>{t('imports.vanished', { people: format.count(view.vanished) })}</li>
        {view.otherDays > 0 && <li>{t('imports.otherDays', { people: format.count(view.otherDays) })}</li>}
        <li>{t('imports.encoding', { name: view.encoding.toUpperCase() })}</li>
      </ul>
      <ProblemBanner error={teach.error ?? save.error ?? again.error} />
      {save.error && (
        <div>
          <Button loading={again.isPending} onClick={() => again.mutate()}>
            {t('imports.lookAgain')}
          </Button>
        </div>
      )}
      <Part title={t('imports.columns')} note={t('imports.columnsNote')}>
        <div className={css.columns}>
          {view.columns
            .filter(({ head }) => head !== '')
            .map(({ head, meaning }, index) => (
              <NativeSelect
                key={`${index} ${head}`}
                label={head}
                value={meaning ?? 'none'}
                disabled={teach.isPending}
                data={MEANINGS.map((value) => ({ value, label: t(`imports.meaning.${value}`) }))}
                onChange={(event) => teach.mutate([{ kind: 'column', word: head, meaning: event.currentTarget.value }])}
              />
            ))}
        </div>
      </Part>
      {view.openWords.length > 0 && (
        <Part title={t('imports.openWords')} note={t('imports.columnsNote')}>
          <div className={css.columns}>
            {view.openWords.map(({ kind, word, lines }) => (
              <NativeSelect
                key={`${kind} ${word}`}
                label={word}
                description={t('imports.inLines', { lines: format.count(lines) })}
                value=""
                disabled={teach.isPending}
                data={[
                  { value: '', label: t('imports.choose') },
                  ...(kind === 'lane'
                    ? LANES.map((value) => ({ value, label: t(`lane.${value}`) }))
                    : offered.map((one) => ({ value: one.code, label: format.words(one.name) }))),
                ]}
                onChange={(event) => teach.mutate([{ kind, word, meaning: event.currentTarget.value }])}
              />
            ))}
          </div>
        </Part>
      )}
      {view.faults.length > 0 && (
        <ListTable<Fault>
          caption={t('imports.faults')}
          rows={view.faults}
          rowKey={(row) => `${row.line} ${row.column} ${row.code}`}
          error={null}
          onRetry={() => undefined}
          none={{ title: '' }}
          noMatch={null}
          columns={[
            { name: 'line', head: t('imports.line'), number: true, cell: (row) => row.line, width: '80px' },
            {
              name: 'column',
              head: t('imports.column'),
              cell: (row) => (row.column === null ? '–' : t(`imports.meaning.${row.column}`)),
            },
            { name: 'fault', grow: true, head: t('imports.fault'), cell: (row) => format.words(row.detail) },
          ]}
        />
      )}
      {view.booked.length > 0 && (
        <Part title={t('imports.booked')} note={t('imports.bookedNote')}>
          <ul className={css.counts}>
            {view.booked.map(({ line, by, bookingCode }) => (
              <li key={line}>{t(`imports.bookedBy.${by}`, { line: format.count(line), code: bookingCode })}</li>
            ))}
          </ul>
          {sure > 0 && (
            <Checkbox
              label={t('imports.keepBooked')}
              checked={keepBooked}
              onChange={(event) => setKeepBooked(event.currentTarget.checked)}
            />
          )}
        </Part>
      )}
      {view.vanishedVisitors.length > 0 && (
        <Part title={t('imports.vanishedTitle')} note={t('imports.vanishedNote')}>
          <ul className={css.counts}>
            {view.vanishedVisitors.map(({ number, name, startsAt }) => (
              <li key={number + name}>
                {startsAt ? `${format.time(startsAt)} · ` : ''}
                {name} · {number}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {view.actions.includes('register') && (
        <div>
          <Button variant="filled" loading={save.isPending} onClick={() => save.mutate()}>
            {t('imports.register', { people: format.count(view.lines - (keepBooked ? 0 : sure)) })}
          </Button>
        </div>
      )}
    </div>
  );
}

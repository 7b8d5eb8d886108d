import { Button, Checkbox, FileInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { HOLIDAYS_KEY } from '../../api/holidays.queries.js';
import { usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { useFormat } from '../../lib/use-format.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './offices.module.css';
import { compareYear, importYear, SETTINGS_KEY, type HolidayDiff, type HolidayFile } from './offices.queries.js';

interface Fault {
  line: number;
  column: string;
  detail: { id: string; en: string };
}

/** A year's decree from a file: first what it would change, then all of it or nothing. */
export function ImportForm(props: { year: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [form] = useState(intentKey);
  const [content, setContent] = useState('');
  const [complete, setComplete] = useState(true);
  const body: HolidayFile = { format: content.trim().startsWith('[') ? 'json' : 'csv', content, complete };
  const [looked, setLooked] = useState<string>();
  const look = useMutation({
    mutationFn: () => compareYear(props.year, body),
    onSuccess: () => setLooked(JSON.stringify(body)),
  });
  const fresh = looked === JSON.stringify(body) ? look.data : undefined;
  const save = useMutation({
    mutationFn: (diff: HolidayDiff) => importYear(props.year, diff.version, form, body),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: HOLIDAYS_KEY });
      await queries.invalidateQueries({ queryKey: SETTINGS_KEY });
      props.onClose();
    },
  });
  const error = save.error ?? look.error;
  const faults = error ? ((asProblem(error).body as { lines?: Fault[] }).lines ?? []) : [];

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (fresh) save.mutate(fresh);
    else {
      save.reset();
      look.mutate();
    }
  }

  return (
    <Panel
      title={t('offices.year.import', { year: props.year })}
      close={{ label: t('form.close'), perform: props.onClose }}
    >
      <form className={css.form} onSubmit={submit}>
        <p className={css.soft}>{t('offices.year.format')}</p>
        <FileInput
          label={t('offices.year.file')}
          accept=".csv,.json,text/csv,application/json"
          clearable
          onChange={(file) => void file?.text().then(setContent)}
        />
        <Textarea
          label={t('offices.year.content')}
          rows={6}
          resize="vertical"
          required
          value={content}
          onChange={(event) => setContent(event.currentTarget.value)}
        />
        <Checkbox
          label={t('offices.year.complete')}
          checked={complete}
          onChange={(event) => setComplete(event.currentTarget.checked)}
        />
        <ProblemBanner error={error} />
        {faults.length > 0 && (
          <ul className={css.hits}>
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.column}`}>
                <strong className={css.figures}>
                  {t('offices.year.line', { line: fault.line, column: fault.column })}
                </strong>
                {format.words(fault.detail)}
              </li>
            ))}
          </ul>
        )}
        {fresh && <Difference diff={fresh} />}
        <div className={css.buttons}>
          <span className={css.grow} />
          <Button type="submit" variant="filled" loading={look.isPending || save.isPending}>
            {fresh ? t('offices.year.save') : t('offices.year.compare')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Difference({ diff }: { diff: HolidayDiff }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const lines = [
    ...diff.added.map((day) => ['+', day] as const),
    ...diff.changed.map(({ after }) => ['≠', after] as const),
    ...diff.removed.map((day) => ['−', day] as const),
  ].sort(([, a], [, b]) => (a.on < b.on ? -1 : 1));
  return (
    <section className={css.effect} data-hit={lines.length > 0 || undefined} aria-live="polite">
      <strong>
        {t('offices.year.diff', {
          added: diff.added.length,
          changed: diff.changed.length,
          removed: diff.removed.length,
          unchanged: diff.unchanged,
        })}
      </strong>
      <ul className={css.hits}>
        {lines.map(([sign, day]) => (
          <li key={sign + day.on}>
            <code aria-hidden>{sign}</code>
            <span className={css.figures}>{format.date(day.on)}</span>
            <span>{format.words(day.name)}</span>
            <span className={css.soft}>
              {t(sign === '+' ? 'offices.year.added' : sign === '−' ? 'offices.year.removed' : 'offices.year.changed')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './catalogue.module.css';
import {
  dropLine,
  saveLine,
  serviceQuery,
  type EditedService,
  type Line,
  type LineBodies,
  type LineKind,
} from './catalogue.queries.js';

/** What every line has: its days and where it comes from. */
interface Common {
  validFrom: string;
  validTo: string;
  legalBasis: string;
  source: string;
  confidence: 'confirmed' | 'to_be_confirmed';
}
type Own<K extends LineKind> = Omit<LineBodies[K], keyof LineBodies['time'] & keyof LineBodies['standard']>;

interface LineFormProps<K extends LineKind> {
  service: EditedService;
  kind: K;
  title: string;
  code: string;
  /** The line that is edited; undefined for a new one. */
  line: Line | undefined;
  /** What this kind has besides, as it is sent. */
  own: Own<K>;
  /** Pointers that the fields show themselves. */
  shown: readonly string[];
  fields: (at: (pointer: string) => string | undefined) => ReactNode;
  onSaved: (validFrom: string) => void;
  onClose: () => void;
}

/**
 * The frame of every line's form. A draft is written on the version that was seen when the form was opened: whoever comes second
 * is told so, keeps every word, and decides on the newest state.
 */
export function LineForm<K extends LineKind>(props: LineFormProps<K>) {
  const { service, kind, code, line } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = service.actions.includes('edit');
  const [version, setVersion] = useState(service.version);
  const [common, setCommon] = useState<Common>({
    validFrom: line?.validFrom ?? '',
    validTo: line?.validTo ?? '',
    legalBasis: line?.legalBasis ?? '',
    source: line?.source ?? '',
    confidence: line?.confidence ?? 'to_be_confirmed',
  });
  const set = (part: Partial<Common>): void => setCommon({ ...common, ...part });
  const name = (validFrom: string) => ({ serviceCode: service.code, lineCode: code, validFrom });

  async function took(fresh: EditedService): Promise<void> {
    setVersion(fresh.version);
    queries.setQueryData(serviceQuery(service.code).queryKey, fresh);
    await queries.invalidateQueries({ queryKey: ['catalogue', 'services'] });
    await queries.invalidateQueries({ queryKey: ['catalogue', 'changes', service.code] });
  }
  const save = useMutation({
    mutationFn: () => {
      const { validFrom, validTo, ...rest } = common;
      const moved = line?.state === 'draft' && line.validFrom !== validFrom ? { movedFrom: line.validFrom } : {};
      const body = { ...rest, ...moved, ...props.own, validTo: validTo || null } as unknown as LineBodies[K];
      return saveLine(kind, name(validFrom), version, body);
    },
    onSuccess: async (fresh) => {
      await took(fresh);
      props.onSaved(common.validFrom);
    },
  });
  const drop = useMutation({
    mutationFn: () => dropLine(kind, name(line?.validFrom ?? ''), version),
    onSuccess: async (fresh) => {
      await took(fresh);
      props.onClose();
    },
  });
  const error = save.error ?? drop.error;
  const stale = error ? asProblem(error).code === 'stale' : false;
  const at = (pointer: string): string | undefined =>
    error ? asProblem(error).errors.find((one) => one.pointer.startsWith(pointer))?.detail : undefined;

  async function takeNewest(): Promise<void> {
    const fresh = await queries.fetchQuery({ ...serviceQuery(service.code), staleTime: 0 });
    setVersion(fresh.version);
    save.reset();
    drop.reset();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (may && !save.isPending && common.validFrom) save.mutate();
  }
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') props.onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  }

  return (
    <Panel title={props.title} close={{ label: t('form.close'), perform: props.onClose }}>
      <form className={css.form} onSubmit={submit} onKeyDown={keys}>
        <fieldset className={css.fields} disabled={!may}>
          {props.fields(at)}
          <div className={css.pair}>
            <DateField
              label={t('catalogue.validFrom')}
              required
              value={common.validFrom}
              onChange={(validFrom) => set({ validFrom })}
              error={at('/validFrom')}
            />
            <DateField
              label={t('catalogue.validTo')}
              description={t('catalogue.validToWhy')}

              value={common.validTo}
              onChange={(validTo) => set({ validTo })}
              error={at('/validTo')}
            />
          </div>
          <DayHint service={service} line={line} validFrom={common.validFrom} />
          <TextInput
            label={t('catalogue.legalBasis')}
            required
            maxLength={300}
            value={common.legalBasis}
            onChange={(event) => set({ legalBasis: event.currentTarget.value })}
            error={at('/legalBasis')}
          />
          <TextInput
            label={t('catalogue.source')}
            required
            maxLength={500}
            value={common.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
            error={at('/source')}
          />
          <NativeSelect
            label={t('catalogue.confidenceName')}
            data={(['confirmed', 'to_be_confirmed'] as const).map((value) => ({
              value,
              label: t(`catalogue.confidence.${value}`),
            }))}
            value={common.confidence}
            onChange={(event) => set({ confidence: event.currentTarget.value as Common['confidence'] })}
          />
        </fieldset>
        <ProblemBanner error={error} without={[...props.shown, '/validFrom', '/validTo', '/legalBasis', '/source']} />
        {stale && (
          <div className={css.conflict}>
            <p>{t('catalogue.conflict')}</p>
            <Button onClick={() => void takeNewest()}>{t('catalogue.takeNewest')}</Button>
          </div>
        )}
        {may ? (
          <div className={css.buttons}>
            {line && line.state !== 'withdrawal' && (
              <Button color="red" variant="subtle" loading={drop.isPending} onClick={() => drop.mutate()}>
                {t(line.state === 'draft' ? 'catalogue.discard' : 'catalogue.draftWithdrawal')}
              </Button>
            )}
            {line?.state === 'withdrawal' && (
              <Button loading={drop.isPending} onClick={() => drop.mutate()}>
                {t('catalogue.keepLine')}
              </Button>
            )}
            <span className={css.grow} />
            <Button type="submit" variant="filled" loading={save.isPending} aria-keyshortcuts="Control+Enter">
              {t('catalogue.saveDraft')}
            </Button>
          </div>
        ) : (
          <p className={css.soft}>{t('catalogue.readOnly')}</p>
        )}
      </form>
    </Panel>
  );
}

/** What the chosen day means for the line that is published: the one thing people get wrong about dated lines. */
function DayHint(props: { service: EditedService; line: Line | undefined; validFrom: string }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { line, validFrom } = props;
  if (line?.state !== 'published' || !validFrom) return null;
  const same = line.validFrom === validFrom;
  return (
    <p className={css.hint}>
      {same ? t('catalogue.corrects') : t('catalogue.follows', { from: format.date(validFrom) })}
    </p>
  );
}

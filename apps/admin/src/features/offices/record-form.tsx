import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { EffectOf } from './effect.js';
import css from './offices.module.css';
import { preview, SETTINGS_KEY, type Change } from './offices.queries.js';

/**
 * The frame of every form here. Where a change of hours may hit people who have booked, the first press looks and the second
 * saves; whoever edits in between looks again.
 */
export function RecordForm(props: {
  title: string;
  may: boolean;
  /** What is looked at before it is saved; left out where nobody can be hit. */
  change?: Change;
  save: () => Promise<unknown>;
  /** What the button says instead of "save". */
  saveLabel?: string;
  /** The other way out: `sure` is what its button says once the effect has been seen, `quiet` that nothing is lost by it. */
  remove?: { label: string; sure?: string; quiet?: boolean; change?: Change; run: () => Promise<unknown> };
  /** Pointers whose problems stand at their fields. */
  shown?: readonly string[];
  onDone: () => void;
  onClose: () => void;
  children: (at: (pointer: string) => string | undefined) => ReactNode;
}) {
  const { t } = useTranslation();
  const { office } = usePlace();
  const queries = useQueryClient();
  const [looked, setLooked] = useState<string>();
  const done = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: SETTINGS_KEY });
    await queries.invalidateQueries({ queryKey: ['office'] });
    props.onDone();
  };
  const look = useMutation({
    mutationFn: (change: Change) => preview(office?.code ?? '', change),
    onSuccess: (_effect, change) => setLooked(JSON.stringify(change)),
  });
  const save = useMutation({ mutationFn: props.save, onSuccess: done });
  const remove = useMutation({ mutationFn: () => props.remove!.run(), onSuccess: done });
  const [removing, setRemoving] = useState(false);

  const change = removing ? props.remove?.change : props.change;
  const fresh = change === undefined || looked === JSON.stringify(change);
  const busy = look.isPending || save.isPending || remove.isPending;
  const error = save.error ?? remove.error ?? look.error;
  // The preview's pointers lead through the change it wraps.
  const at = (pointer: string): string | undefined =>
    error ? asProblem(error).errors.find((one) => one.pointer.endsWith(pointer))?.detail : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!props.may || busy) return;
    setRemoving(false);
    remove.reset();
    if (props.change === undefined || looked === JSON.stringify(props.change)) save.mutate();
    else {
      save.reset();
      look.mutate(props.change);
    }
  }
  function takeBack(): void {
    setRemoving(true);
    save.reset();
    const asked = props.remove?.change;
    if (asked === undefined || looked === JSON.stringify(asked)) remove.mutate();
    else look.mutate(asked);
  }
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') props.onClose();
  }

  return (
    <Panel title={props.title} close={{ label: t('form.close'), perform: props.onClose }}>
      <form className={css.form} onSubmit={submit} onKeyDown={keys}>
        <fieldset className={css.fields} disabled={!props.may}>
          {props.children(at)}
        </fieldset>
        <ProblemBanner error={error} {...(props.shown ? { without: props.shown } : {})} />
        {look.data && change !== undefined && fresh && <EffectOf effect={look.data} />}
        {props.may ? (
          <div className={css.buttons}>
            {props.remove && (
              <Button
                {...(props.remove.quiet ? {} : { color: 'red', variant: 'subtle' })}
                loading={removing && busy}
                onClick={takeBack}
              >
                {removing && fresh && look.data ? (props.remove.sure ?? t('offices.removeNow')) : props.remove.label}
              </Button>
            )}
            <span className={css.grow} />
            <Button type="submit" variant="filled" loading={!removing && busy}>
              {props.change !== undefined && (removing || !fresh)
                ? t('offices.look')
                : (props.saveLabel ?? t('offices.save'))}
            </Button>
          </div>
        ) : (
          <p className={css.soft}>{t('offices.readOnly')}</p>
        )}
      </form>
    </Panel>
  );
}

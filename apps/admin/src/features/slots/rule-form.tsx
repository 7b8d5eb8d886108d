import { Button, NumberInput } from '@mantine/core';
import { intentKey } from '@buka-pintu/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problems.js';
import { Choice } from '../../ui/choice.js';
import { DateField } from '../../ui/date-field.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { TimeField } from '../../ui/time-field.js';
import { WeekFields, type WeekHours } from '../../ui/week-fields.js';
import { everyLane, LaneFields } from './lane-fields.js';
import { EffectOfRule } from './rule-effect.js';
import { addRule, changeRule, lookAtRule, removeRule } from './rules.queries.js';
import type { Rule, RuleChange, RuleEffect, RuleQuestion } from './rules.queries.js';
import css from './slots.module.css';

const SHOWN = ['/validFrom', '/validTo', '/minutes', '/lanes', '/horizonDays', '/releaseTime', '/cancelDays'];

interface RuleFormProps {
  point: string;
  /** The rule that is edited; undefined for a new one. */
  rule: Rule | undefined;
  /** Whose numbers the form begins with. */
  like: Rule | undefined;
  forDays: boolean;
  /** The day it is asked for, when the planner knows. */
  on?: string | undefined;
  today: string;
  effect: RuleEffect | undefined;
  onEffect: (effect: RuleEffect | undefined) => void;
  onCopy: () => void;
  onClose: () => void;
}

/** A slot rule. The first press looks whom it hits, the second saves; whoever edits in between looks again. */
export function RuleForm(props: RuleFormProps) {
  const { t } = useTranslation();
  const { rule, like, today, point } = props;
  const queries = useQueryClient();
  const [form] = useState(intentKey);
  const [looked, setLooked] = useState<string>();
  const [validFrom, setFrom] = useState(rule?.validFrom ?? props.on ?? '');
  const [validTo, setTo] = useState(rule?.validTo ?? props.on ?? '');
  const [minutes, setMinutes] = useState(like?.minutes ?? 30);
  const [lanes, setLanes] = useState(() => everyLane(like?.lanes));
  const [periods, setPeriods] = useState<WeekHours[]>(like?.periods ?? []);
  const [part, setPart] = useState<'all' | 'parts'>((like?.periods.length ?? 0) > 0 ? 'parts' : 'all');
  const [horizonDays, setHorizon] = useState(like?.horizonDays ?? 14);
  const [releaseTime, setRelease] = useState(like?.releaseTime ?? '08:00');
  const [cancelDays, setCancel] = useState(like?.cancelDays ?? 0);
  const begun = rule !== undefined && rule.validFrom < today;

  const body: RuleChange = {
    ...{ validFrom, validTo: props.forDays ? validTo : null, minutes, horizonDays, releaseTime, cancelDays },
    lanes,
    periods: part === 'all' ? [] : periods.map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt })),
  };
  const asked: RuleQuestion = { servicePointId: point, ...(rule ? { id: rule.id } : {}), rule: body };
  const taking: RuleQuestion = { servicePointId: point, ...(rule ? { id: rule.id } : {}), rule: null };
  const isLooked = (question: RuleQuestion): boolean => looked === JSON.stringify(question);
  const done = async (): Promise<void> => {
    props.onClose();
    for (const queryKey of [['slot-rules'], ['slots'], ['office-settings']])
      await queries.invalidateQueries({ queryKey });
  };
  const look = useMutation({
    mutationFn: lookAtRule,
    onMutate: () => props.onEffect(undefined),
    onSuccess: (effect, question) => {
      setLooked(JSON.stringify(question));
      props.onEffect(effect);
    },
  });
  const save = useMutation({
    mutationFn: () => (rule ? changeRule(rule.id, rule.version, body) : addRule(point, form, body)),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => removeRule(rule!.id, rule!.version), onSuccess: done });
  const error = save.error ?? remove.error ?? look.error;
  const busy = look.isPending || save.isPending || remove.isPending;
  /** The preview's pointers lead through the rule it wraps. */
  const at = (pointer: string): string | undefined =>
    error ? asProblem(error).errors.find((one) => one.pointer.endsWith(pointer))?.detail : undefined;

  /** Those of the week's fields, which show them themselves. */
  const atPeriods = error
    ? asProblem(error)
        .errors.map(({ pointer }) => pointer)
        .filter((pointer) => /\/periods\/\d+\/(opens|closes)At$/.test(pointer))
    : [];

  function press(question: RuleQuestion, act: { mutate: () => void; reset: () => void }): void {
    if (busy) return;
    save.reset();
    remove.reset();
    if (isLooked(question)) act.mutate();
    else look.mutate(question);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    press(asked, save);
  }
  const whole = (
    label: string,
    value: number,
    set: (value: number) => void,
    [min, max]: [number, number],
    pointer: string,
  ) => (
    <NumberInput
      label={label}
      value={value}
      onChange={(given) => set(Number(given) || 0)}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      error={at(pointer)}
    />
  );
  const day = (label: string, value: string, set: (value: string) => void, min: string, pointer: string) => (
    <DateField label={label} required min={min} value={value} onChange={set} error={at(pointer)} />
  );

  return (
    <Panel
      title={rule ? t('slotRules.one') : t(props.forDays ? 'slotRules.newDays' : 'slotRules.new')}
      close={{ label: t('form.close'), perform: props.onClose }}
    >
      <form className={css.form} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && props.onClose()}>
        {begun && <p>{t('slotRules.begun')}</p>}
        <fieldset className={css.form} disabled={begun}>
          <div className={css.pair}>
            {day(t('slotRules.from'), validFrom, setFrom, today, '/validFrom')}
            {props.forDays && day(t('slotRules.to'), validTo, setTo, validFrom || today, '/validTo')}
            {whole(t('slotRules.length'), minutes, setMinutes, [5, 480], '/minutes')}
          </div>
          <LaneFields value={lanes} onChange={setLanes} at={at} />
          <Choice
            label={t('slotRules.when')}
            value={part}
            onChange={setPart}
            options={[
              { value: 'all', label: t('slotRules.allHours') },
              { value: 'parts', label: t('slotRules.partHours') },
            ]}
          />
          {part === 'parts' && (
            <WeekFields
              value={periods}
              onChange={setPeriods}
              at={(pointer) => at(`/periods${pointer}`)}
              none={t('slotRules.noSlots')}
            />
          )}
          <div className={css.pair}>
            {whole(t('slotRules.horizon'), horizonDays, setHorizon, [0, 180], '/horizonDays')}
            <TimeField
              label={t('slotRules.release')}
              value={releaseTime}
              onChange={setRelease}
              error={at('/releaseTime')}
            />
            {whole(t('slotRules.cancel'), cancelDays, setCancel, [0, 60], '/cancelDays')}
          </div>
        </fieldset>
        <ProblemBanner
          error={error}
          without={[...SHOWN.flatMap((pointer) => [pointer, `/rule${pointer}`]), ...atPeriods]}
        />
        {props.effect && looked && (isLooked(asked) || isLooked(taking)) && <EffectOfRule effect={props.effect} />}
        <div className={css.buttons}>
          {rule && !begun && (
            <Button color="red" variant="subtle" loading={remove.isPending} onClick={() => press(taking, remove)}>
              {isLooked(taking) ? t('slotRules.removeNow') : t('slotRules.remove')}
            </Button>
          )}
          <span className={css.grow} />
          {begun ? (
            <Button variant="filled" onClick={props.onCopy}>
              {t('slotRules.copy')}
            </Button>
          ) : (
            <Button type="submit" variant="filled" loading={busy && !remove.isPending}>
              {isLooked(asked) ? t('slotRules.save') : t('slotRules.look')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}

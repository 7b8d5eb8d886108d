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
import { DayRuleEffectTable } from './day-rule-effect.js';
import { addDayRule, changeDayRule, lookAtDayRule, removeDayRule } from './order.queries.js';
import type { DayRule, DayRuleChange, DayRuleTerms } from './order.queries.js';
import css from './order.module.css';

const NUMBERS = [
  ['capMinutes', 1, 600],
  ['guardCalls', 0, 20],
  ['checkInEarlyMinutes', 0, 240],
  ['checkInLateMinutes', 0, 600],
  ['lateGraceMinutes', 0, 240],
  ['returnLimit', 0, 10],
  ['restMinutes', 0, 60],
  ['recallLimit', 0, 20],
] as const;

interface DayRuleFormProps {
  point: string;
  /** The rule that is edited; undefined for a new one. */
  rule: DayRule | undefined;
  /** Whose numbers the form begins with. */
  like: DayRuleTerms;
  today: string;
  onClose: () => void;
}

/** A day rule. The first press shows what it would have done, the second saves; whoever edits in between looks again. */
export function DayRuleForm(props: DayRuleFormProps) {
  const { t } = useTranslation();
  const { rule, like, today, point } = props;
  const queries = useQueryClient();
  const [form] = useState(intentKey);
  const [looked, setLooked] = useState<string>();
  const [validFrom, setFrom] = useState(rule?.validFrom ?? '');
  const [where, setWhere] = useState<'here' | 'office'>('here');
  const [terms, setTerms] = useState<DayRuleTerms>(() => ({
    targets: like.targets.map(({ lane, minutes }) => ({ lane, minutes })),
    ...{ checkInEarlyMinutes: like.checkInEarlyMinutes, checkInLateMinutes: like.checkInLateMinutes },
    ...{ lateGraceMinutes: like.lateGraceMinutes, returnLimit: like.returnLimit, restMinutes: like.restMinutes },
    ...{ recallLimit: like.recallLimit, capMinutes: like.capMinutes, guardCalls: like.guardCalls },
  }));
  const begun = rule !== undefined && rule.validFrom < today;
  const body: DayRuleChange = { ...terms, validFrom };
  const asked = JSON.stringify(terms);
  const done = async (): Promise<void> => {
    props.onClose();
    await queries.invalidateQueries({ queryKey: ['day-rules'] });
  };
  const look = useMutation({ mutationFn: () => lookAtDayRule(point, terms), onSuccess: () => setLooked(asked) });
  const save = useMutation({
    mutationFn: () =>
      rule
        ? changeDayRule(rule.id, rule.version, body)
        : addDayRule({ servicePointId: point, officeWide: where === 'office' }, form, body),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => removeDayRule(rule!.id, rule!.version), onSuccess: done });
  const error = save.error ?? remove.error ?? look.error;
  const at = (pointer: string): string | undefined =>
    error ? asProblem(error).errors.find((one) => one.pointer.endsWith(pointer))?.detail : undefined;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (look.isPending || save.isPending) return;
    save.reset();
    if (looked === asked) save.mutate();
    else look.mutate();
  }
  const whole = (label: string, value: number, set: (value: number) => void, [min, max]: [number, number]) => (
    <NumberInput
      label={label}
      value={value}
      onChange={(given) => set(Number(given) || 0)}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
    />
  );

  return (
    <Panel title={t(rule ? 'dayRules.one' : 'dayRules.new')} close={{ label: t('form.close'), perform: props.onClose }}>
      <form className={css.form} onSubmit={submit}>
        {begun && <p>{t('dayRules.begun')}</p>}
        <fieldset className={css.form} disabled={begun}>
          <DateField
            label={t('dayRules.from')}
            required
            min={today}
            value={validFrom}
            onChange={setFrom}
            error={at('/validFrom')}
          />
          {!rule && (
            <Choice
              label={t('dayRules.where')}
              value={where}
              onChange={setWhere}
              options={[
                { value: 'here', label: t('dayRules.here') },
                { value: 'office', label: t('dayRules.office') },
              ]}
            />
          )}
          <p className={css.soft}>{t('dayRules.targetsWords')}</p>
          <div className={css.pair}>
            {terms.targets.map(({ lane, minutes }) => (
              <div key={lane}>
                {whole(
                  t(`lane.${lane}`),
                  minutes,
                  (value) =>
                    setTerms({
                      ...terms,
                      targets: terms.targets.map((it) => (it.lane === lane ? { lane, minutes: value } : it)),
                    }),
                  [0, 600],
                )}
              </div>
            ))}
          </div>
          <div className={css.pair}>
            {NUMBERS.map(([name, min, max]) => (
              <div key={name}>
                {whole(t(`dayRules.${name}`), terms[name], (value) => setTerms({ ...terms, [name]: value }), [
                  min,
                  max,
                ])}
              </div>
            ))}
          </div>
        </fieldset>
        <ProblemBanner error={error} without={['/validFrom']} />
        {look.data && looked === asked && <DayRuleEffectTable effect={look.data} />}
        <div className={css.buttons}>
          {rule && !begun && (
            <Button color="red" variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('dayRules.remove')}
            </Button>
          )}
          {!begun && (
            <Button type="submit" variant="filled" loading={look.isPending || save.isPending}>
              {t(looked === asked ? 'dayRules.save' : 'dayRules.look')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}

import { NativeSelect, NumberInput } from '@mantine/core';
import type { staffApi } from '@buka-pintu/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayName } from '../../lib/format.js';
import { currentLocale } from '../../lib/i18n.js';
import { TimeField } from '../../ui/time-field.js';
import { setRule } from './set-up.queries.js';
import css from './set-up.module.css';
import { StepForm, type StepProps } from './step-form.js';
import { slotsIn, weekOf } from './week.js';

type Rule = staffApi.SlotRuleView;
const LENGTHS = [15, 20, 30, 45, 60] as const;

/** How the hours become seats that can be booked, and what that comes to in a week. */
export function SlotsStep(
  props: StepProps & { settings: staffApi.OfficeSettingsView; rules: readonly Rule[]; onChanged: () => void },
) {
  const { t } = useTranslation();
  const { servicePoints, today } = props.settings;
  const before = props.rules.at(-1);
  const seatsBefore = (lane: string): number | undefined => before?.lanes.find((one) => one.lane === lane)?.seats;
  const [minutes, setMinutes] = useState(before?.minutes ?? 30);
  const [regular, setRegular] = useState(seatsBefore('regular') ?? 2);
  const [priority, setPriority] = useState(seatsBefore('priority') ?? 1);
  const [horizonDays, setHorizon] = useState(before?.horizonDays ?? 14);
  const [releaseTime, setRelease] = useState(before?.releaseTime ?? '08:00');
  const lanes: staffApi.SlotRuleChange['lanes'] = [
    { lane: 'regular', seats: regular },
    { lane: 'priority', seats: priority },
  ];
  const save = useMutation({
    mutationFn: async () => {
      const rule = { minutes, lanes, horizonDays, releaseTime, cancelDays: before?.cancelDays ?? 0, validFrom: today };
      for (const { id } of servicePoints) {
        const its = props.rules.filter((one) => one.servicePointId === id).at(-1);
        // A point with a rule of its own, set elsewhere, keeps it.
        if (its && (!alike(its, before) || alike(its, rule))) continue;
        await setRule(id, props.rules, rule);
      }
      await props.onSaved();
    },
    onError: props.onChanged,
  });
  const whole = (set: (value: number) => void) => (value: number | string) => set(Number(value) || 0);

  return (
    <StepForm
      step="slots"
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onBack={props.onBack}
    >
      <div className={css.pair}>
        <NativeSelect
          label={t('setUp.slots.minutes')}
          data={[...new Set([...LENGTHS, minutes])].map((value) => ({
            value: String(value),
            label: t('setUp.slots.minutesLong', { minutes: value }),
          }))}
          value={String(minutes)}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
        />
        <NumberInput
          label={t('setUp.slots.horizon')}
          value={horizonDays}
          onChange={whole(setHorizon)}
          min={1}
          max={180}
          clampBehavior="blur"
        />
        <NumberInput
          label={t('setUp.slots.regular')}
          description={t('setUp.slots.regularWhy')}
          value={regular}
          onChange={whole(setRegular)}
          min={0}
          max={200}
          clampBehavior="blur"
        />
        <NumberInput
          label={t('setUp.slots.priority')}
          description={t('setUp.slots.priorityWhy')}
          value={priority}
          onChange={whole(setPriority)}
          min={0}
          max={200}
          clampBehavior="blur"
        />
        <TimeField label={t('setUp.slots.release')} value={releaseTime} onChange={setRelease} />
      </div>
      <Week settings={props.settings} minutes={minutes} seats={regular + priority} />
    </StepForm>
  );
}

type Rulelike = Pick<Rule, 'minutes' | 'lanes' | 'horizonDays' | 'releaseTime' | 'cancelDays'>;

function alike(one: Rulelike, other: Rulelike | undefined): boolean {
  const text = (rule: Rulelike | undefined): string =>
    JSON.stringify([rule?.minutes, rule?.horizonDays, rule?.releaseTime, rule?.cancelDays, laneWords(rule)]);
  return text(one) === text(other);
}
const laneWords = (rule: Rulelike | undefined): string[] | undefined =>
  rule?.lanes
    .filter(({ seats }) => seats > 0)
    .map(({ lane, seats }) => `${lane}:${seats}`)
    .sort();

/** So that nobody has to multiply: what these numbers mean on each day. */
function Week(props: { settings: staffApi.OfficeSettingsView; minutes: number; seats: number }) {
  const { t } = useTranslation();
  return props.settings.servicePoints.map((point) => {
    const hours = point.openingSets.filter((set) => set.kind === 'normal').at(-1)?.hours ?? [];
    const open = weekOf(hours).flatMap((periods, index) =>
      periods.length > 0 ? [{ day: index + 1, seats: slotsIn(periods, props.minutes) * props.seats }] : [],
    );
    return (
      <p key={point.id} className={css.soft}>
        {t('setUp.slots.comesTo', {
          point: point.name,
          days: open
            .map(({ day, seats }) => t('setUp.slots.onDay', { day: weekdayName(day, currentLocale()), seats }))
            .join(', '),
        })}
      </p>
    );
  });
}

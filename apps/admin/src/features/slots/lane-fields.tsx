import { ActionIcon, Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../api/shapes.js';
import { TimeField } from '../../ui/time-field.js';
import type { RuleChange } from './rules.queries.js';
import css from './slots.module.css';

export const LANES = ['regular', 'priority', 'express', 'walk_in', 'group', 'reserve'] as const;
export type LaneTerms = RuleChange['lanes'][number];

/** A rule's lanes, every one of them, in the order of the form. */
export function everyLane(known: readonly LaneTerms[] = []): LaneTerms[] {
  return LANES.map((lane) => known.find((one) => one.lane === lane) ?? { lane, seats: 0 });
}

/** Seats of each lane, and which lanes give what nobody took to another one, and when. */
export function LaneFields(props: {
  value: readonly LaneTerms[];
  onChange: (value: LaneTerms[]) => void;
  at: (pointer: string) => string | undefined;
}) {
  const { t } = useTranslation();
  const { value, at } = props;
  const set = (lane: Lane, change: Partial<LaneTerms>): void =>
    props.onChange(value.map((one) => (one.lane === lane ? { ...one, ...change } : one)));
  const keep = (lane: Lane): void =>
    props.onChange(value.map((one) => (one.lane === lane ? { lane, seats: one.seats } : one)));
  const spilling = value.filter((one) => one.spillTo !== undefined);
  const receiving = new Set(spilling.map((one) => one.spillTo));
  // Who receives may not give on, and who gives may not receive: circles can't even be chosen.
  const free = value.filter((one) => one.seats > 0 && one.spillTo === undefined && !receiving.has(one.lane));
  const goals = (from: Lane) => value.filter((one) => one.lane !== from && one.spillTo === undefined);
  const names = (lanes: readonly LaneTerms[]) => lanes.map(({ lane }) => ({ value: lane, label: t(`lane.${lane}`) }));

  return (
    <>
      <div className={css.lanes}>
        {value.map(({ lane, seats }, index) => (
          <NumberInput
            key={lane}
            label={t('slotRules.seatsOf', { lane: t(`lane.${lane}`) })}
            value={seats}
            onChange={(given) => set(lane, { seats: Number(given) || 0 })}
            min={0}
            max={200}
            allowDecimal={false}
            clampBehavior="blur"
            error={at(index === 0 ? '/lanes' : `/lanes/${index}/seats`)}
          />
        ))}
      </div>
      <p className={css.soft}>{t('slotRules.walkInNote')}</p>
      <section className={css.spills} aria-label={t('slotRules.spill')}>
        {spilling.map(({ lane, spillTo, spillAt, spillDaysBefore }) => (
          <div
            key={lane}
            className={css.spill}
            role="group"
            aria-label={t('slotRules.spillOf', { lane: t(`lane.${lane}`) })}
          >
            <NativeSelect
              label={t('slotRules.spillFrom', { lane: t(`lane.${lane}`) })}
              data={names(goals(lane))}
              value={spillTo}
              onChange={(event) => set(lane, { spillTo: event.currentTarget.value as Lane })}
            />
            <NumberInput
              label={t('slotRules.spillDays')}
              value={spillDaysBefore ?? 0}
              onChange={(given) => set(lane, { spillDaysBefore: Number(given) || 0 })}
              min={0}
              max={60}
              allowDecimal={false}
              clampBehavior="blur"
            />
            <TimeField
              label={t('slotRules.spillAt')}
              required
              value={spillAt ?? ''}
              onChange={(time) => set(lane, { spillAt: time })}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('slotRules.spillRemove', { lane: t(`lane.${lane}`) })}
              onClick={() => keep(lane)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {free.some(({ lane }) => goals(lane).length > 0) && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              const from = free.find(({ lane }) => lane !== 'regular') ?? free[0]!;
              const to = goals(from.lane)[0]!.lane;
              set(from.lane, { spillTo: to, spillAt: '16:00', spillDaysBefore: 1 });
            }}
          >
            {t('slotRules.spillAdd')}
          </Button>
        )}
      </section>
    </>
  );
}

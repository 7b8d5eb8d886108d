import { Button } from '@mantine/core';
import type { staffApi } from '@buka-pintu/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayName } from '../../lib/format.js';
import { currentLocale } from '../../lib/i18n.js';
import { TimeField } from '../../ui/time-field.js';
import { setHours } from './set-up.queries.js';
import css from './set-up.module.css';
import { StepForm, type StepProps } from './step-form.js';
import { faultOf, hoursOf, ORDINARY_WEEK, type Period, sameWeek, type Week, weekAt } from './week.js';

const NOON: Period = { opensAt: '13:00', closesAt: '16:00' };

/** The ordinary week, filled in as most offices keep it. Holidays stay closed by themselves. */
export function HoursStep(props: StepProps & { settings: staffApi.OfficeSettingsView; onChanged: () => void }) {
  const { t } = useTranslation();
  const { servicePoints, today } = props.settings;
  const before = servicePoints.map(weekAt).find((week) => week !== undefined);
  const [week, setWeek] = useState<Week>(before ?? ORDINARY_WEEK);
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      for (const point of servicePoints) {
        const its = weekAt(point);
        // A point with hours of its own, set elsewhere, keeps them; and what stands already needs no writing.
        if (its && (!sameWeek(its, before) || sameWeek(its, week))) continue;
        await setHours(point, today, hoursOf(week));
      }
      await props.onSaved();
    },
    onError: props.onChanged,
  });
  const closed = week.every((periods) => periods.length === 0);

  function submit(): void {
    setChecked(true);
    if (!closed && week.every((periods) => faultOf(periods) === undefined)) save.mutate();
  }
  const put = (day: number, periods: readonly Period[]): void => setWeek(week.with(day, periods));

  return (
    <StepForm step="hours" busy={save.isPending} error={save.error} onSubmit={submit} onBack={props.onBack}>
      <div>
        {week.map((periods, day) => (
          <Day
            key={day}
            name={weekdayName(day + 1, currentLocale())}
            periods={periods}
            fault={checked ? faultOf(periods) : undefined}
            // Whoever opens a day that was closed most likely means the hours of the day before.
            onChange={(next) => put(day, next ?? (week[day - 1]?.length ? week[day - 1]! : ORDINARY_WEEK[0]!))}
          />
        ))}
      </div>
      {checked && closed && (
        <p className={css.error} role="alert">
          {t('setUp.hours.neverOpen')}
        </p>
      )}
      {servicePoints.length > 1 && <p className={css.soft}>{t('setUp.hours.forAll')}</p>}
    </StepForm>
  );
}

function Day(props: {
  name: string;
  periods: readonly Period[];
  fault: ReturnType<typeof faultOf>;
  /** @param next undefined: open, with hours to be guessed */
  onChange: (next: readonly Period[] | undefined) => void;
}) {
  const { t } = useTranslation();
  const { name, periods, onChange } = props;
  const put = (index: number, change: Partial<Period>): void =>
    onChange(periods.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <div className={css.day} role="group" aria-label={name}>
      <label className={css.dayName}>
        <input
          type="checkbox"
          checked={periods.length > 0}
          onChange={(event) => onChange(event.currentTarget.checked ? undefined : [])}
        />
        {name}
      </label>
      <div className={css.periods}>
        {periods.length === 0 && <span className={css.soft}>{t('setUp.hours.closed')}</span>}
        {periods.map((period, index) => (
          <span key={index} className={css.period}>
            {(['opensAt', 'closesAt'] as const).map((field) => (
              <TimeField
                key={field}
                className={css.time!}
                aria-label={t(`setUp.hours.${field}`, { day: name, number: index + 1 })}
                value={period[field]}
                onChange={(time) => put(index, { [field]: time })}
                error={props.fault !== undefined}
              />
            ))}
          </span>
        ))}
        {periods.length === 1 && (
          <Button variant="subtle" size="xs" onClick={() => onChange([...periods, NOON])}>
            {t('setUp.hours.addPeriod')}
          </Button>
        )}
        {periods.length > 1 && (
          <Button
            variant="subtle"
            size="xs"
            aria-label={t('setUp.hours.withoutBreakOn', { day: name })}
            onClick={() => onChange([{ opensAt: periods[0]!.opensAt, closesAt: periods.at(-1)!.closesAt }])}
          >
            {t('setUp.hours.withoutBreak')}
          </Button>
        )}
        {props.fault && (
          <span className={css.error} role="alert">
            {t(`setUp.hours.fault.${props.fault}`)}
          </span>
        )}
      </div>
    </div>
  );
}

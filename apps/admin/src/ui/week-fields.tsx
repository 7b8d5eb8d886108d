import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../api/place.js';
import { useFormat } from '../lib/use-format.js';
import { TimeField } from './time-field.js';
import css from './week-fields.module.css';

/** A period of a weekday; 1 is Monday. */
export interface WeekHours {
  weekday: number;
  opensAt: string;
  closesAt: string;
  onHolidays?: boolean;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** A Monday's eve, to have the weekdays named. */
const nameDay = (weekday: number): string => `2026-11-${22 + weekday}`;

/** A week: each day its periods, several or none. */
export function WeekFields(props: {
  value: readonly WeekHours[];
  onChange: (value: WeekHours[]) => void;
  /** What the server objects to at `/<index>/opensAt` and `/<index>/closesAt`. */
  at: (pointer: string) => string | undefined;
  /** What a day without periods says instead of "closed". */
  none?: string;
}) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { value } = props;
  const put = (index: number, part: Partial<WeekHours>): void =>
    props.onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const add = (weekday: number): void => {
    const last = value.filter((one) => one.weekday === weekday).at(-1);
    const added = last ? { opensAt: '13:00', closesAt: '16:00' } : { opensAt: '08:00', closesAt: '12:00' };
    props.onChange([...value, { weekday, ...added, onHolidays: false }]);
  };
  const copyMonday = (): void => {
    const monday = value.filter((one) => one.weekday === 1);
    const rest = value.filter((one) => one.weekday === 1 || one.weekday > 5);
    props.onChange([...rest, ...[2, 3, 4, 5].flatMap((weekday) => monday.map((one) => ({ ...one, weekday })))]);
  };
  return (
    <fieldset className={css.week}>
      <legend>{t('offices.hours.week')}</legend>
      {WEEKDAYS.map((weekday) => (
        <div key={weekday} className={css.weekday} role="group" aria-label={format.weekday(nameDay(weekday))}>
          <span className={css.weekdayName}>{format.weekday(nameDay(weekday))}</span>
          <div className={css.spans}>
            {value.map((one, index) =>
              one.weekday !== weekday ? null : (
                <div key={index} className={css.span}>
                  <TimeField
                    required
                    aria-label={t('offices.hours.opens')}
                    value={one.opensAt}
                    onChange={(opensAt) => put(index, { opensAt })}
                    error={props.at(`/${index}/opensAt`)}
                  />
                  <span aria-hidden>–</span>
                  <TimeField
                    required
                    aria-label={t('offices.hours.closes')}
                    value={one.closesAt}
                    onChange={(closesAt) => put(index, { closesAt })}
                    error={props.at(`/${index}/closesAt`)}
                  />
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('offices.hours.without')}
                    onClick={() => props.onChange(value.filter((_, at) => at !== index))}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </div>
              ),
            )}
            {!value.some((one) => one.weekday === weekday) && (
              <span className={css.soft}>{props.none ?? t('offices.hours.closed')}</span>
            )}
          </div>
          <ActionIcon
            variant="subtle"
            aria-label={t('offices.hours.add', { day: format.weekday(nameDay(weekday)) })}
            onClick={() => add(weekday)}
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button variant="subtle" size="xs" onClick={copyMonday}>
        {t('offices.hours.copyMonday')}
      </Button>
    </fieldset>
  );
}

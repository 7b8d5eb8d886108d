import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { yearQuery } from '../api/holidays.queries.js';
import { usePlace } from '../api/place.js';
import { now } from '../lib/clock.js';
import { addDays, dayIn, mondayOf } from '../lib/format.js';
import { addMonths, weeksOfMonth } from '../lib/typed-day.js';
import { useFormat } from '../lib/use-format.js';
import css from './date-calendar.module.css';

/** Keys that are for the calendar alone: a panel or a dialog behind it would close at them. */
const OURS = { 'data-mantine-stop-propagation': 'true' } as const;

/**
 * A month to choose a day from, by hand or by the keys of the WAI-ARIA date picker: arrows, Home and End for the week, Page Up and
 * Page Down for the month, with Shift for the year, Enter, Escape. The nation's holidays are marked, and named below.
 */
export function DateCalendar(props: {
  value: string;
  min: string | undefined;
  max: string | undefined;
  onChoose: (day: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { min, max } = props;
  const today = dayIn(zone, now());
  const allowed = (day: string): boolean => (!min || day >= min) && (!max || day <= max);
  const [at, setAt] = useState(() => props.value || (min && today < min ? min : max && today > max ? max : today));
  const chosen = useRef<HTMLButtonElement>(null);
  const byKey = useRef(true);
  // Opened, or moved by a key: the day itself has the focus. The month's own buttons keep it when they are pressed.
  useEffect(() => {
    if (byKey.current) chosen.current?.focus({ preventScroll: true });
    byKey.current = false;
  }, [at]);
  const holidays = useQuery(yearQuery(Number(at.slice(0, 4)))).data?.items ?? [];
  const month = holidays.filter((holiday) => holiday.on.startsWith(at.slice(0, 7)));
  const holidayOn = (day: string): string | undefined => {
    const found = month.find((holiday) => holiday.on === day);
    return found && format.words(found.name);
  };

  function keys(event: KeyboardEvent): void {
    const step: Partial<Record<string, string>> = {
      ArrowLeft: addDays(at, -1),
      ArrowRight: addDays(at, 1),
      ArrowUp: addDays(at, -7),
      ArrowDown: addDays(at, 7),
      Home: mondayOf(at),
      End: addDays(mondayOf(at), 6),
      PageUp: addMonths(at, event.shiftKey ? -12 : -1),
      PageDown: addMonths(at, event.shiftKey ? 12 : 1),
    };
    const next = step[event.key];
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    setAt(next);
  }
  const turn = (label: string, months: number, Icon: typeof IconChevronLeft) => (
    <ActionIcon {...OURS} aria-label={label} onClick={() => setAt(addMonths(at, months))}>
      <Icon size={18} stroke={1.75} aria-hidden />
    </ActionIcon>
  );

  return (
    <div
      className={css.calendar}
      onKeyDown={(event) => {
        // A form around the field would send itself, or close, at keys that are meant for this calendar.
        event.stopPropagation();
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <div className={css.head}>
        {turn(t('date.previousYear'), -12, IconChevronsLeft)}
        {turn(t('date.previousMonth'), -1, IconChevronLeft)}
        <span className={css.month} aria-live="polite">
          {format.month(at)}
        </span>
        {turn(t('date.nextMonth'), 1, IconChevronRight)}
        {turn(t('date.nextYear'), 12, IconChevronsRight)}
      </div>
      <table className={css.grid} role="grid" aria-label={format.month(at)} onKeyDown={keys}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((day) => (
              <th key={day} scope="col" abbr={format.weekday(addDays('2026-11-23', day))}>
                {format.shortWeekday(addDays('2026-11-23', day))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(at).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, weekday) =>
                day === null ? (
                  <td key={weekday} />
                ) : (
                  <td key={weekday} role="gridcell" aria-selected={day === props.value}>
                    <button
                      {...OURS}
                      {...(day === at ? { ref: chosen, 'data-autofocus': true } : {})}
                      type="button"
                      className={css.day}
                      tabIndex={day === at ? 0 : -1}
                      aria-label={[format.day(day), holidayOn(day)].filter(Boolean).join(', ')}
                      aria-disabled={!allowed(day)}
                      aria-current={day === today ? 'date' : undefined}
                      data-holiday={holidayOn(day) ? true : undefined}
                      data-weekend={weekday > 4 || undefined}
                      onClick={() => allowed(day) && props.onChoose(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {month.length > 0 && (
        <ul className={css.holidays}>
          {month.map((holiday) => (
            <li key={holiday.on}>
              <span className={css.figures}>{Number(holiday.on.slice(8))}</span> {format.words(holiday.name)}
            </li>
          ))}
        </ul>
      )}
      <div className={css.foot}>
        {allowed(today) && (
          <Button {...OURS} size="xs" variant="subtle" onClick={() => props.onChoose(today)}>
            {t('date.today')}
          </Button>
        )}
        <Button {...OURS} size="xs" variant="subtle" onClick={props.onClose}>
          {t('form.close')}
        </Button>
      </div>
    </div>
  );
}

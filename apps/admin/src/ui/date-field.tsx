import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { typedDay, wholeDay, writtenDay } from '../lib/typed-day.js';
import { useFormat } from '../lib/use-format.js';
import css from './date-field.module.css';

/** Most days are typed: the calendar is fetched by whoever opens it. */
const DateCalendar = lazy(() => import('./date-calendar.js').then((part) => ({ default: part.DateCalendar })));

/**
 * A calendar day, typed day first or chosen from a calendar, whatever the browser believes: `type="date"` would ask for the month
 * first on a computer set up in American English, and 9/12 would silently be the 12th of September. What is not understood stays to
 * be mended, holds the form back, and the value is empty meanwhile.
 * Ours and not @mantine/dates: that one either takes typing without a dialog for keys, or a dialog without typing.
 * @param props value and `onChange` in `YYYY-MM-DD`, empty for none; `min` and `max` likewise
 */
export function DateField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
  required?: boolean;
  disabled?: boolean;
  description?: ReactNode;
  error?: ReactNode;
  /** The field's name in its form. */
  name?: string;
}) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const { value, min, max } = props;
  const [typed, setTyped] = useState<{ text: string; over: string; day: string }>();
  const [left, setLeft] = useState(true);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  // What is typed gives way as soon as the page says another day.
  const text = typed && (value === typed.over || value === typed.day) ? typed.text : value && writtenDay(value);
  const day = text.trim() === '' ? '' : typedDay(text);
  const wrong =
    day === undefined
      ? t('date.unreadable', { example: writtenDay('2026-12-31') })
      : day && min && day < min
        ? t('date.tooEarly', { day: format.day(min) })
        : day && max && day > max
          ? t('date.tooLate', { day: format.day(max) })
          : '';
  // The form's own check holds it back and leads to the field, as with the browser's fields.
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong]);

  function say(next: string, written: string): void {
    setTyped({ text: written, over: value, day: next });
    if (next !== value) props.onChange(next);
  }
  function settle(): void {
    setLeft(true);
    if (typed && day) say(day, writtenDay(day));
  }
  function close(): void {
    setOpen(false);
    opener.current?.focus({ preventScroll: true });
  }
  const name = `${t('date.open')}: ${props.label}${day ? `, ${format.day(day)}` : ''}`;

  return (
    <TextInput
      ref={input}
      label={props.label}
      name={props.name}
      required={props.required}
      disabled={props.disabled}
      description={props.description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={(left && wrong) || props.error}
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('date.placeholder')}
      maxLength={16}
      value={text}
      onChange={(event) => {
        const { value: written } = event.currentTarget;
        setLeft(false);
        say(wholeDay(written) ? typedDay(written)! : '', written);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if (event.key !== 'ArrowDown' || !event.altKey || props.disabled) return;
        event.preventDefault();
        setOpen(true);
      }}
      rightSectionWidth={56}
      rightSectionPointerEvents="all"
      rightSection={
        <span className={css.right}>
          <span className={css.weekday} aria-hidden>
            {day && format.shortWeekday(day)}
          </span>
          <Popover
            opened={open}
            onChange={(next) => (next ? setOpen(true) : setOpen(false))}
            position="bottom-end"
            trapFocus
            hideDetached={false}
            closeOnEscape={false}
            transitionProps={{ duration: 0 }}
          >
            <Popover.Target>
              <ActionIcon
                ref={opener}
                size={26}
                aria-label={name}
                disabled={props.disabled ?? false}
                onClick={() => setOpen(!open)}
              >
                <IconCalendar size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown className={css.calendar}>
              <Suspense fallback={null}>
                <DateCalendar
                  value={day ?? ''}
                  min={min}
                  max={max}
                  onChoose={(next) => {
                    setLeft(true);
                    say(next, writtenDay(next));
                    close();
                  }}
                  onClose={close}
                />
              </Suspense>
            </Popover.Dropdown>
          </Popover>
        </span>
      }
    />
  );
}

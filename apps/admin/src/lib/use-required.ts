import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Texts and days that must all be given, by name. */
export function useRequired<Name extends string>(names: readonly Name[]) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(() => Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>);
  const [checked, setChecked] = useState(false);
  const isEmpty = (name: Name): boolean => given[name].trim() === '';
  const day = (name: Name, problem?: string) => ({
    value: given[name],
    onChange: (value: string) => setGiven((now) => ({ ...now, [name]: value })),
    error: problem ?? (checked && isEmpty(name) ? t('form.required') : undefined),
  });
  return {
    given,
    /** From the first check on, a field that is empty says so. */
    checked,
    /** @returns whether nothing is missing */
    check: (): boolean => {
      setChecked(true);
      return !names.some(isEmpty);
    },
    /** What a date field takes, with what the server said of it. */
    day,
    /** What a text field takes. */
    text: (name: Name, problem?: string) => ({
      ...day(name, problem),
      onChange: (event: { currentTarget: { value: string } }) => day(name).onChange(event.currentTarget.value),
    }),
  };
}

import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pastedPeople } from './pasted-people.js';

/** A field for names out of a spreadsheet: says at once how many were read, and which lines were not. */
export function PeopleField(props: { value: string; onChange: (text: string) => void; error?: ReactNode }) {
  const { t } = useTranslation();
  const { people, wrong } = pastedPeople(props.value);
  const faults = wrong.slice(0, 5).map(({ line, why }) => t(`rosters.wrong.${why}`, { line }));
  return (
    <Textarea
      label={t('rosters.people')}
      description={t('rosters.peopleHow')}
      placeholder={'Siti Aminah;9901015704900012;17/04/1990'}
      rows={8}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.error ?? (faults.length > 0 ? faults.join(' ') : undefined)}
      inputContainer={(children) => (
        <>
          {children}
          <span role="status">{t('rosters.read', { count: people.length })}</span>
        </>
      )}
      spellCheck={false}
      autoComplete="off"
    />
  );
}

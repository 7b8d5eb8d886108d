import { Checkbox, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ticks } from '../../ui/ticks.js';
import css from './catalogue.module.css';
import type { AppliesTo } from './catalogue.queries.js';
import { useWhom } from './use-whom.js';

export const NATIONALITIES = ['indonesian', 'dual', 'foreign'] as const;
export const KINDS = [
  'general',
  'migrant_worker_first',
  'scholarship_student',
  'destitute_abroad',
  'worker',
  'investor',
  'student_or_researcher',
  'family',
] as const;
export const CIRCUMSTANCES = [
  'force_majeure',
  'naturalised',
  'name_changed',
  'had_passport',
  'passport_since_2009',
  'parents_divorced',
  'parent_has_passport',
  'by_proxy',
] as const;

/** Whom a line concerns. Folded, since its summary says it in words: what changes every few years is the price, not that. */
export function AppliesToFields(props: {
  value: AppliesTo;
  onChange: (value: AppliesTo) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation();
  const { value } = props;
  const whom = useWhom();
  /** What is empty is left out: an empty list would concern nobody. */
  const set = (part: Partial<AppliesTo>): void =>
    props.onChange(
      Object.fromEntries(
        Object.entries({ ...value, ...part }).filter(
          ([, held]) => held !== undefined && held !== false && !(Array.isArray(held) && held.length === 0),
        ),
      ) as AppliesTo,
    );
  const age = (name: 'ageFrom' | 'ageBelow') => (
    <NumberInput
      label={t(`catalogue.appliesTo.${name}`)}
      min={name === 'ageFrom' ? 0 : 1}
      max={150}
      allowDecimal={false}
      hideControls
      value={value[name] ?? ''}
      onChange={(given) => set({ [name]: typeof given === 'number' ? given : undefined })}
    />
  );
  return (
    <details className={css.fold}>
      <summary>
        {t('catalogue.appliesTo.title')}: {whom(value)}
      </summary>
      <div className={css.form}>
        {props.error && <p className={css.error}>{props.error}</p>}
        <div className={css.pair}>
          {age('ageFrom')}
          {age('ageBelow')}
        </div>
        <Checkbox
          label={t('catalogue.appliesTo.marriedIsAdult')}
          checked={value.marriedIsAdult === true}
          onChange={(event) => set({ marriedIsAdult: event.currentTarget.checked })}
        />
        <Ticks
          label={t('catalogue.appliesTo.nationalities')}
          options={NATIONALITIES.map((one) => [one, t(`catalogue.nationality.${one}`)])}
          value={value.nationalities ?? []}
          onChange={(nationalities) => set({ nationalities })}
        />
        {(['kinds', 'exceptKinds'] as const).map((name) => (
          <Ticks
            key={name}
            label={t(`catalogue.appliesTo.${name}`)}
            options={KINDS.map((one) => [one, t(`catalogue.applicant.${one}`)])}
            value={value[name] ?? []}
            onChange={(kinds) => set({ [name]: kinds })}
          />
        ))}
        {(['circumstances', 'unless'] as const).map((name) => (
          <Ticks
            key={name}
            label={t(`catalogue.appliesTo.${name}`)}
            options={CIRCUMSTANCES.map((one) => [one, t(`catalogue.circumstance.${one}`)])}
            value={value[name] ?? []}
            onChange={(circumstances) => set({ [name]: circumstances })}
          />
        ))}
      </div>
    </details>
  );
}

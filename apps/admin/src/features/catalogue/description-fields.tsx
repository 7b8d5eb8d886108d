import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Ticks } from '../../ui/ticks.js';
import { AppliesToFields } from './applies-to-fields.js';
import { BothLanguages } from './both-languages.js';
import css from './catalogue.module.css';
import { allServicesQuery, type Description } from './catalogue.queries.js';

export const DESCRIPTION_FIELDS = [
  '/family',
  '/name',
  '/summary',
  '/audience',
  '/counterparts',
  '/legalBasis',
  '/source',
];

/** What a service is and whom it is for. */
export function DescriptionFields(props: {
  value: Description;
  onChange: (value: Description) => void;
  at: (pointer: string) => string | undefined;
  /** The service's own code: it is no counterpart of itself. */
  own?: string;
  /** The group stays once the service was published. */
  familyKept: boolean;
}) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const families = useId();
  const { value, at } = props;
  const services = useQuery(allServicesQuery).data?.items ?? [];
  const others = services.filter((one) => one.code !== props.own);
  const set = (part: Partial<Description>): void => props.onChange({ ...value, ...part });
  return (
    <>
      <BothLanguages
        label={t('catalogue.describe.name')}
        value={value.name}
        onChange={(name) => set({ name })}
        error={at('/name')}
      />
      <BothLanguages
        label={t('catalogue.describe.summary')}
        value={value.summary}
        onChange={(summary) => set({ summary })}
        error={at('/summary')}
      />
      <TextInput
        label={t('catalogue.describe.family')}
        description={t(props.familyKept ? 'catalogue.describe.familyKept' : 'catalogue.describe.familyWhy')}
        required
        disabled={props.familyKept}
        pattern="[a-z][a-z0-9_]*"
        maxLength={60}
        list={families}
        value={value.family}
        onChange={(event) => set({ family: event.currentTarget.value })}
        error={at('/family')}
      />
      <datalist id={families}>
        {[...new Set(services.map((one) => one.family))].map((family) => (
          <option key={family} value={family} />
        ))}
      </datalist>
      <AppliesToFields value={value.audience} onChange={(audience) => set({ audience })} error={at('/audience')} />
      <details className={css.fold}>
        <summary>
          {t('catalogue.describe.counterparts')}: {value.counterparts.length || '–'}
        </summary>
        <Ticks
          label={t('catalogue.describe.counterparts')}
          options={others.map((one) => [one.code, format.words(one.name)] as const)}
          value={value.counterparts}
          onChange={(counterparts) => set({ counterparts })}
        />
      </details>
      {at('/counterparts') && <p className={css.error}>{at('/counterparts')}</p>}
      <Checkbox
        label={t('catalogue.describe.bookable')}
        checked={value.bookable}
        onChange={(event) => set({ bookable: event.currentTarget.checked })}
      />
      {(['legalBasis', 'source'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`catalogue.${field}`)}
          required
          maxLength={field === 'legalBasis' ? 300 : 500}
          value={value[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
          error={at(`/${field}`)}
        />
      ))}
      <NativeSelect
        label={t('catalogue.confidenceName')}
        data={(['confirmed', 'to_be_confirmed'] as const).map((one) => ({
          value: one,
          label: t(`catalogue.confidence.${one}`),
        }))}
        value={value.confidence}
        onChange={(event) => set({ confidence: event.currentTarget.value as Description['confidence'] })}
      />
    </>
  );
}

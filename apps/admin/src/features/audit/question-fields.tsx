import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './audit.module.css';
import type { AccessSearch } from './audit.queries.js';

type Purpose = AccessSearch['purpose'];

/** Whose document a passport is; a NIK is Indonesia's by itself. */
export function CountryField(props: { value: string; onChange: (value: string) => void; error: string | undefined }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('audit.privacy.country')}
      placeholder="MY"
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.error}
      autoComplete="off"
      maxLength={2}
      required
    />
  );
}

/** A person as searches name one: by the document, spelled as it is kept. */
export function personOf(documentKind: 'nik' | 'passport', number: string, country: string) {
  return {
    documentKind,
    documentNumber: number.replace(/\s/g, '').toUpperCase(),
    country: documentKind === 'nik' ? 'ID' : country.trim().toUpperCase(),
  };
}

/** Why somebody's data is looked at: no question of the audit room goes without. */
export function WhyFields<P extends Purpose>(props: {
  purposes: readonly P[];
  purpose: P;
  onPurpose: (purpose: P) => void;
  reason: string;
  onReason: (reason: string) => void;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const purposes: readonly Purpose[] = props.purposes;
  return (
    <>
      <NativeSelect
        label={t('audit.purpose')}
        data={purposes.map((value) => ({ value, label: t(`audit.purposes.${value}`) }))}
        value={props.purpose}
        onChange={(event) => props.onPurpose(event.currentTarget.value as P)}
      />
      <TextInput
        className={css.wide}
        label={t('audit.reason')}
        description={t('audit.reasonNote')}
        value={props.reason}
        onChange={(event) => props.onReason(event.currentTarget.value)}
        error={props.error}
        minLength={5}
        maxLength={500}
        required
      />
    </>
  );
}

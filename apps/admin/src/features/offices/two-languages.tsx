import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Localized } from '../../api/shapes.js';

/** A text in Indonesian and in English, one under the other: people read one of them. */
export function TwoLanguages(props: {
  label: string;
  value: Localized;
  onChange: (value: Localized) => void;
  error?: string | undefined;
  optional?: boolean;
}) {
  const { t } = useTranslation();
  return (['id', 'en'] as const).map((language) => (
    <TextInput
      key={language}
      label={t('offices.inLanguage', { label: props.label, language: t(`offices.language.${language}`) })}
      lang={language}
      required={!props.optional}
      maxLength={300}
      value={props.value[language]}
      onChange={(event) => props.onChange({ ...props.value, [language]: event.currentTarget.value })}
      error={props.error}
    />
  ));
}

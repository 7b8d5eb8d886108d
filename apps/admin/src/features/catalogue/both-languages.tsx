import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Localized } from '../../lib/i18n.js';
import css from './catalogue.module.css';

/** A text in Indonesian and in English, one under the other: neither may be left out. */
export function BothLanguages(props: {
  label: string;
  value: Localized;
  onChange: (value: Localized) => void;
  error?: string | undefined;
  long?: boolean;
  optional?: boolean;
}) {
  const { t } = useTranslation();
  const fields = (['id', 'en'] as const).map((language) => {
    const shared = {
      label: t('catalogue.inLanguage', { label: props.label, language: t(`catalogue.language.${language}`) }),
      value: props.value[language],
      required: !props.optional,
      maxLength: 4000,
      lang: language,
      error: props.error,
    };
    const put = (text: string): void => props.onChange({ ...props.value, [language]: text });
    return props.long ? (
      <Textarea
        key={language}
        {...shared}
        rows={7}
        resize="vertical"
        onChange={(event) => put(event.currentTarget.value)}
      />
    ) : (
      <TextInput key={language} {...shared} onChange={(event) => put(event.currentTarget.value)} />
    );
  });
  return <div className={css.both}>{fields}</div>;
}

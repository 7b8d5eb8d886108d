import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The code of a new line: chosen once, kept by every later line that takes its place. */
export function CodeField(props: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('catalogue.code')}
      description={t('catalogue.codeWhy')}
      required
      pattern="[a-z][a-z0-9_]*"
      maxLength={60}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

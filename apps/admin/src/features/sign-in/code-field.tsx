import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './sign-in.module.css';

/** Six digits from the authenticator app. Spaces are dropped, and the sixth digit sends: the code is short-lived. */
export function CodeField(props: {
  value: string;
  onChange: (code: string) => void;
  onFull: (code: string) => void;
  error?: string | undefined;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('signIn.code')}
      description={t('signIn.codeHint')}
      value={props.value}
      onChange={(event) => {
        const code = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 6);
        props.onChange(code);
        if (code.length === 6 && code !== props.value) props.onFull(code);
      }}
      error={props.error}
      readOnly={props.disabled}
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
      size="md"
      classNames={{ input: css.code! }}
    />
  );
}

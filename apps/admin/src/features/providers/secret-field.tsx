import { Button, PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './providers.module.css';

/**
 * The client secret. It is never shown again: one that is there is kept until somebody replaces it.
 *
 * @param props.value the new secret; undefined while the one there is stays
 */
export function SecretField(props: {
  value: string | undefined;
  keepable: boolean;
  error: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  if (props.value === undefined && props.keepable)
    return (
      <div role="group" aria-label={t('providers.secret')}>
        <strong>{t('providers.secret')}</strong>
        <p className={css.soft}>{t('providers.secretKept')}</p>
        <Button size="xs" onClick={() => props.onChange('')}>
          {t('providers.secretReplace')}
        </Button>
      </div>
    );
  return (
    <div className={css.form}>
      <PasswordInput
        label={t('providers.secret')}
        description={t('providers.secretHint')}
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={props.error}
        maxLength={500}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      {props.keepable && (
        <div className={css.buttons}>
          <Button size="xs" onClick={() => props.onChange(undefined)}>
            {t('providers.secretKeep')}
          </Button>
        </div>
      )}
    </div>
  );
}

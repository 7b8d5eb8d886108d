import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problems.js';
import css from './sign-in.module.css';

/**
 * A link opens once. Whoever chose a password by it and then left, perhaps to install the authenticator app, opens it again
 * in vain: the way on is that password, and no administrator is needed.
 */
export function UsedLink(props: { error: unknown; onPassword: () => void }) {
  const { t } = useTranslation();
  if (!(props.error instanceof Problem) || props.error.code !== 'link_invalid') return null;
  return (
    <>
      <p className={css.lead}>{t('signIn.linkUsed')}</p>
      <Button variant="default" size="md" fullWidth onClick={props.onPassword}>
        {t('signIn.withPassword')}
      </Button>
    </>
  );
}

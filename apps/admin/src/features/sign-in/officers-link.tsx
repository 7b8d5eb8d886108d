import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { officersHereQuery } from '../../api/shared-computer.js';
import { Anchor } from './anchor.js';

/** The short way for who trusts this computer; without anybody, nothing. */
export function OfficersLink({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const here = useQuery({ ...officersHereQuery, enabled: window.isSecureContext }).data?.items ?? [];
  return here.length > 0 ? <Anchor onClick={onOpen}>{t('signIn.officers')}</Anchor> : null;
}

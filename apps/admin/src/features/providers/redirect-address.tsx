import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './providers.module.css';

/** What the provider has to know of this house before anything works: where it sends officers back to. */
export function RedirectAddress({ address }: { address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without TLS there is no clipboard; the address can still be marked and copied by hand.
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <section className={css.address} aria-label={t('providers.redirect')}>
      <strong>{t('providers.redirect')}</strong>
      <code className={css.code}>{address}</code>
      <p className={css.soft}>{t('providers.redirectHint')}</p>
      <Button
        size="xs"
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void copy()}
      >
        {copied ? t('once.copied') : t('once.copy')}
      </Button>
    </section>
  );
}

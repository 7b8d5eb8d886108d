import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './secret-once.module.css';

/** A secret that the server shows this once: whole, to be copied, with a word that it will not come again. */
export function SecretOnce(props: { label: string; secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without TLS there is no clipboard; the text can still be marked and copied by hand.
    await navigator.clipboard?.writeText(props.secret).catch(() => undefined);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className={css.box} role="status">
      <strong>{props.label}</strong>
      <p>{t('once.words')}</p>
      <code className={css.secret}>{props.secret}</code>
      <div className={css.buttons}>
        <Button
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
        >
          {copied ? t('once.copied') : t('once.copy')}
        </Button>
        <Button variant="filled" onClick={props.onDone}>
          {t('once.done')}
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import type { staffApi } from '@buka-pintu/client';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { printPage } from '../../lib/print-page.js';
import { useFormat } from '../../lib/use-format.js';
import css from './set-up.module.css';

export interface Invitation {
  person: staffApi.StaffView;
  link: staffApi.EntryLinkView;
}

/** The link of an invitation, this once: to read out, to copy, or to hand over on paper. */
export function InvitationLink(props: { invitation: Invitation; officeName: string }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const [copied, setCopied] = useState(false);
  const { person, link } = props.invitation;
  const until = t('setUp.colleagues.until', { at: format.moment(link.expiresAt) });

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(link.url);
    setCopied(true);
  }

  return (
    <section className={css.link} aria-label={t('setUp.colleagues.linkFor', { name: person.name })} role="status">
      <strong>{t('setUp.colleagues.linkFor', { name: person.name })}</strong>
      <code className={css.code}>{link.url}</code>
      <span className={css.soft}>
        {until} {link.sentByEmail ? t('setUp.colleagues.alsoSent') : ''}
      </span>
      <span className={css.inline}>
        <Button
          size="xs"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
          data-copied={copied || undefined}
        >
          {copied ? t('setUp.colleagues.copied') : t('setUp.colleagues.copy')}
        </Button>
        <Button
          size="xs"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() =>
            void printPage(
              letter([
                props.officeName,
                t('setUp.colleagues.linkFor', { name: person.name }),
                t('setUp.colleagues.letter'),
                link.url,
                until,
              ]),
            )
          }
        >
          {t('setUp.colleagues.print')}
        </Button>
      </span>
    </section>
  );
}

function letter([office = '', title = '', words = '', url = '', until = '']: string[]): string {
  const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<!doctype html><meta charset="utf-8"><title>${plain(office)}</title>
<body style="font:16px/1.5 sans-serif;max-width:60ch"><p>${plain(office)}</p><h1 style="font-size:22px">${plain(title)}</h1>
<p>${plain(words)}</p><p style="font-family:monospace;overflow-wrap:anywhere">${plain(url)}</p><p>${plain(until)}</p></body>`;
}

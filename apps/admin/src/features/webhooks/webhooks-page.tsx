import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord, Panel } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { SecretOnce } from '../../ui/secret-once.js';
import { StateBadge } from '../../ui/state-badge.js';
import { Deliveries } from './deliveries.js';
import { WebhookForm } from './webhook-form.js';
import { WebhookPanel } from './webhook-panel.js';
import css from './webhooks.module.css';
import { MANAGE, webhooksQuery, type Webhook } from './webhooks.queries.js';

export function WebhooksPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Webhooks />
    </RequireAccess>
  );
}

/** Where this office's API clients are told what happened, and what became of the telling. */
function Webhooks() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/webhooks' });
  const [secret, setSecret] = useState('');
  const list = useQuery(webhooksQuery);
  const rows = list.data?.items;
  const chosen = rows?.find((row) => row.id === open);
  const show = (id: string | undefined): void =>
    void navigate({ to: '/settings/webhooks', search: id ? { open: id } : {} });
  const step = (
    <Button variant="filled" onClick={() => show('new')}>
      {t('webhooks.register')}
    </Button>
  );
  const close = { label: t('form.close'), perform: () => show(undefined) };
  return (
    <Page title={t('settings.webhooks')} note={t('webhooks.note')} controls={step}>
      {secret && <SecretOnce label={t('webhooks.newSecret')} secret={secret} onDone={() => setSecret('')} />}
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<Webhook>
            caption={t('settings.webhooks')}
            rows={rows}
            rowKey={(row) => row.id}
            rowLabel={(row) => row.url}
            chosen={open}
            onOpen={(row) => show(row.id)}
            error={list.error}
            onRetry={() => void list.refetch()}
            none={{ title: t('webhooks.none'), step }}
            noMatch={null}
            columns={[
              { name: 'url', grow: true, head: t('webhooks.url'), cell: (row) => row.url },
              { name: 'client', head: t('webhooks.client'), cell: (row) => row.clientName, wideOnly: true },
              { name: 'state', head: t('webhooks.state'), cell: (row) => <StateBadge state={row.state} /> },
            ]}
          />
        }
        record={
          open === 'new' ? (
            <Panel title={t('webhooks.register')} close={close}>
              <WebhookForm onDone={(made) => (setSecret(made.secret), show(made.id))} />
            </Panel>
          ) : chosen ? (
            <WebhookPanel key={chosen.id} hook={chosen} close={close} onSecret={setSecret} />
          ) : (
            rows && rows.length > 0 && <p className={css.hint}>{t('webhooks.choose')}</p>
          )
        }
      />
      {chosen && <Deliveries key={chosen.id} hook={chosen} />}
    </Page>
  );
}

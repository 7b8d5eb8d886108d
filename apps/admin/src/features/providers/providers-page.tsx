import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actingOffice, sessionQuery } from '../../api/session.queries.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord, Panel } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { ProviderForm } from './provider-form.js';
import css from './providers.module.css';
import { MANAGE, providersQuery, type Provider } from './providers.queries.js';
import { RedirectAddress } from './redirect-address.js';
import { RemovePart } from './remove-part.js';

const NEW = '@new';

export function ProvidersPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Providers />
    </RequireAccess>
  );
}

/** Who else vouches for officers, and how this house is registered there. */
function Providers() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useQuery(providersQuery);
  const session = useQuery(sessionQuery).data;
  const { open } = useSearch({ from: '/shell/settings/providers' });
  const [saved, setSaved] = useState<string>();
  const show = (next?: string): void => {
    setSaved(undefined);
    void navigate({ to: '/settings/providers', search: next ? { open: next } : {} });
  };
  const done = ({ slug }: Provider): void => {
    show(slug);
    setSaved(slug);
  };
  const chosen = list.data?.items.find(({ slug }) => slug === open);
  const carried = session && actingOffice(session)?.delegated?.find(({ role }) => role === 'administrator');
  const close = { label: t('form.close'), perform: () => show() };
  const step = (
    <Button variant="filled" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show(NEW)}>
      {t('providers.add')}
    </Button>
  );
  return (
    <Page title={t('settings.providers')} note={t('providers.note')} controls={step}>
      {carried && <p role="note">{t('providers.carried', { name: carried.onBehalfOf.name })}</p>}
      {list.data && <RedirectAddress address={list.data.redirectUri} />}
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<Provider>
            caption={t('settings.providers')}
            rows={list.data?.items}
            rowKey={(row) => row.slug}
            rowLabel={(row) => row.name}
            chosen={open}
            onOpen={(row) => show(row.slug)}
            error={list.error}
            onRetry={() => void list.refetch()}
            none={{ title: t('providers.none') }}
            noMatch={null}
            columns={[
              { name: 'name', grow: true, head: t('providers.name'), cell: (row) => row.name },
              { name: 'offices', head: t('providers.offices'), cell: (row) => row.officeCodes.join(', ') },
              {
                name: 'state',
                head: t('providers.state'),
                cell: (row) => t(row.enabled ? 'providers.on' : 'providers.off'),
              },
            ]}
          />
        }
        record={
          open === NEW ? (
            <Panel title={t('providers.add')} close={close}>
              <ProviderForm onDone={done} />
            </Panel>
          ) : chosen ? (
            <Panel title={chosen.name} close={close}>
              <div className={css.form}>
                <p role="status" className={css.soft}>
                  {saved === chosen.slug && t('providers.saved')}
                </p>
                <ProviderForm key={`${chosen.slug} ${chosen.version}`} provider={chosen} onDone={done} />
                <RemovePart key={chosen.slug} provider={chosen} onDone={() => show()} />
              </div>
            </Panel>
          ) : (
            <p className={css.soft}>{t('providers.choose')}</p>
          )
        }
      />
    </Page>
  );
}

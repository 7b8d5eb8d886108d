import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { RequireAccess } from '../../ui/require-access.js';
import { StateBadge } from '../../ui/state-badge.js';
import { clientsQuery, MANAGE, type ApiClient } from './clients.queries.js';

export function ClientsPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Clients />
    </RequireAccess>
  );
}

/** Who may call the API for this office: apps, bots, kiosks. */
function Clients() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const list = useQuery(clientsQuery);
  const lastUse = ({ keys }: ApiClient): string | undefined =>
    keys
      .flatMap((key) => key.lastUsedAt ?? [])
      .toSorted()
      .at(-1);
  const step = (
    <Button variant="filled" component={Link} to="/settings/clients/new">
      {t('clients.register')}
    </Button>
  );
  return (
    <Page title={t('settings.clients')} note={t('clients.note')} controls={step}>
      <ListTable<ApiClient>
        caption={t('settings.clients')}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={(row) => void navigate({ to: '/settings/clients/$clientId', params: { clientId: row.id } })}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('clients.none'), step }}
        noMatch={null}
        columns={[
          { name: 'name', grow: true, head: t('clients.name'), cell: (row) => row.name },
          { name: 'state', head: t('clients.state'), cell: (row) => <StateBadge state={row.state} /> },
          {
            name: 'keys',
            head: t('clients.keys'),
            number: true,
            cell: (row) => format.count(row.keys.filter((key) => key.state === 'active').length),
          },
          { name: 'offices', head: t('clients.offices'), cell: (row) => row.officeCodes.join(', '), wideOnly: true },
          {
            name: 'used',
            head: t('clients.lastUsed'),
            number: true,
            cell: (row) => {
              const at = lastUse(row);
              return at ? format.moment(at) : t('clients.never');
            },
            wideOnly: true,
          },
        ]}
      />
    </Page>
  );
}

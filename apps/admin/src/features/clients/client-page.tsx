import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { Page, Part } from '../../ui/page.js';
import { Facts } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { StateBadge } from '../../ui/state-badge.js';
import { ClientForm } from './client-form.js';
import css from './clients.module.css';
import { clientQuery, end, MANAGE, type ApiClient } from './clients.queries.js';
import { KeysPart } from './keys-part.js';
import { RequestsPart } from './requests-part.js';

export function ClientPage() {
  const { clientId } = useParams({ from: '/shell/settings/clients/$clientId' });
  return (
    <RequireAccess permission={MANAGE}>{clientId === 'new' ? <NewClient /> : <Client id={clientId} />}</RequireAccess>
  );
}

function NewClient() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('clients.registerTitle')} note={t('clients.registerNote')}>
      <ClientForm onDone={({ id }) => void navigate({ to: '/settings/clients/$clientId', params: { clientId: id } })} />
    </Page>
  );
}

function Client({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQuery(clientQuery(id));
  const [edits, setEdits] = useState(false);
  if (!client.data)
    return (
      <Page title={t('settings.clients')}>
        <ProblemBanner error={client.error} onRetry={() => void client.refetch()} />
      </Page>
    );
  const { data } = client;
  const controls = data.state !== 'revoked' && !edits && (
    <Button onClick={() => setEdits(true)}>{t('clients.change')}</Button>
  );
  return (
    <Page title={data.name} note={t('clients.one')} controls={controls}>
      {edits ? (
        <ClientForm key={data.version} client={data} onDone={() => setEdits(false)} />
      ) : (
        <>
          <Registration client={data} />
          <KeysPart client={data} />
          <RequestsPart clientId={id} />
        </>
      )}
    </Page>
  );
}

function Registration({ client }: { client: ApiClient }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const ending = useMutation({
    mutationFn: () => end(client.id),
    onSuccess: async () => {
      setAsks(false);
      await queries.invalidateQueries({ queryKey: ['api-clients'] });
    },
  });
  const { owner, contact } = client;
  return (
    <Part title={t('clients.registration')}>
      <div className={css.part}>
        <Facts
          facts={[
            [t('clients.state'), <StateBadge key="state" state={client.state} />],
            [t('clients.owner'), `${owner.name}, ${owner.email}`],
            [
              t('clients.contact'),
              contact ? [contact.email, contact.phone].filter(Boolean).join(', ') : t('clients.sameOwner'),
            ],
            [t('clients.offices'), client.officeCodes.join(', ')],
            [t('clients.scopes'), client.scopes.join(', ')],
            [t('clients.origins'), client.origins.join(', ') || t('clients.noOrigins')],
            [t('clients.expires'), client.expiresAt ? format.date(client.expiresAt.slice(0, 10)) : t('clients.noEnd')],
            [t('clients.clientId'), <code key="id">{client.id}</code>],
          ]}
        />
        {client.state !== 'revoked' && (
          <div className={css.buttons}>
            <Button color="red" onClick={() => setAsks(true)}>
              {t('clients.endRegistration')}
            </Button>
          </div>
        )}
        {asks && (
          <Dialog title={t('clients.endTitle', { name: client.name })} onClose={() => setAsks(false)}>
            <div className={css.dialog}>
              <p>{t('clients.endWords')}</p>
              <ProblemBanner error={ending.error} />
              <div className={css.end}>
                <Button data-autofocus onClick={() => setAsks(false)}>
                  {t('clients.leaveIt')}
                </Button>
                <Button variant="filled" color="red" loading={ending.isPending} onClick={() => ending.mutate()}>
                  {t('clients.endRegistration')}
                </Button>
              </div>
            </div>
          </Dialog>
        )}
      </div>
    </Part>
  );
}

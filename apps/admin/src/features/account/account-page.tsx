import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import {
  accountQuery,
  devicesQuery,
  endOthers,
  endSession,
  forgetDevice,
  sessionsQuery,
  type OwnSession,
  type TrustedDevice,
} from './account.queries.js';
import css from './account.module.css';
import { AuthenticatorPart } from './authenticator-part.js';
import { PasskeysPart } from './passkeys-part.js';
import { PasswordPart } from './password-part.js';
import { RecoveryPart } from './recovery-part.js';

/** What one sees and changes of the own account: where one is signed in, and by what. */
export function AccountPage() {
  const { t } = useTranslation();
  const account = useQuery(accountQuery);
  const { name, email, staffNumber } = account.data ?? {};
  return (
    <Page title={t('account.title')} note={[name, email, staffNumber].filter(Boolean).join(' · ')}>
      <ProblemBanner error={account.error} onRetry={() => void account.refetch()} />
      {account.data && (
        <div className={css.parts}>
          <Sessions />
          <PasskeysPart />
          <PasswordPart />
          <RecoveryPart state={account.data.recoveryCodes} />
          <AuthenticatorPart linked={account.data.secondFactor} />
          <Devices />
        </div>
      )}
    </Page>
  );
}

function Sessions() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useQuery(sessionsQuery);
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }) };
  const end = useMutation({ mutationFn: endSession, ...after });
  const others = useMutation({ mutationFn: endOthers, ...after });
  const several = (list.data?.items.length ?? 0) > 1;
  return (
    <Part
      title={t('account.sessions')}
      controls={
        several && (
          <Button size="xs" loading={others.isPending} onClick={() => others.mutate()}>
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      <ProblemBanner error={end.error ?? others.error} />
      <ListTable<OwnSession>
        caption={t('account.sessions')}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('account.noSessions') }}
        noMatch={null}
        columns={[
          {
            name: 'device',
            grow: true,
            head: t('account.browser'),
            cell: (row) => (row.current ? `${row.device ?? '?'} (${t('account.here')})` : (row.device ?? '?')),
          },
          { name: 'address', head: t('account.address'), cell: (row) => row.address ?? '–', wideOnly: true },
          {
            name: 'since',
            head: t('account.since'),
            number: true,
            cell: (row) => format.moment(row.startedAt),
            wideOnly: true,
          },
          { name: 'seen', head: t('account.lastUse'), number: true, cell: (row) => format.moment(row.seenAt) },
          {
            name: 'end',
            head: '',
            cell: (row) =>
              !row.current && (
                <Button
                  size="xs"
                  aria-label={t('account.endOne', { device: row.device ?? '?' })}
                  loading={end.isPending && end.variables === row.id}
                  onClick={() => end.mutate(row.id)}
                >
                  {t('account.end')}
                </Button>
              ),
          },
        ]}
      />
    </Part>
  );
}

function Devices() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useQuery(devicesQuery);
  const forget = useMutation({
    mutationFn: forgetDevice,
    onSuccess: () => queries.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  return (
    <Part title={t('account.devices')}>
      <p>{t('account.devicesWords')}</p>
      <ProblemBanner error={forget.error} />
      <ListTable<TrustedDevice>
        caption={t('account.devices')}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('account.noDevices') }}
        noMatch={null}
        columns={[
          { name: 'device', grow: true, head: t('account.browser'), cell: (row) => row.device },
          { name: 'until', head: t('account.until'), number: true, cell: (row) => format.moment(row.trustedUntil) },
          {
            name: 'forget',
            head: '',
            cell: (row) => (
              <Button
                size="xs"
                aria-label={t('account.forgetOne', { device: row.device })}
                onClick={() => forget.mutate(row.id)}
              >
                {t('account.forget')}
              </Button>
            ),
          },
        ]}
      />
    </Part>
  );
}

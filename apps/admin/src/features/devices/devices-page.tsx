import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { DeviceForm } from './device-form.js';
import css from './devices.module.css';
import { devicesQuery, MANAGE, newCode, revoke, type Device, type DeviceConflict } from './devices.queries.js';

/** Beyond this a clock is worth a word; it harms nobody, arrivals are corrected by it. */
const CLOCK_SECONDS = 120;

export function DevicesPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Devices />
    </RequireAccess>
  );
}

/** The kiosks of the office: what they are, whether they are there, and what of theirs did not fit. */
function Devices() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useQuery(devicesQuery);
  const [registering, setRegistering] = useState(false);
  const [offered, setOffered] = useState<Device>();
  const [revoking, setRevoking] = useState<Device>();
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
  const code = useMutation({ mutationFn: newCode, onSuccess: (device) => again().then(() => setOffered(device)) });
  const end = useMutation({
    mutationFn: revoke,
    onSuccess: async () => {
      await again();
      setRevoking(undefined);
    },
  });
  const step = (
    <Button variant="filled" onClick={() => setRegistering(true)}>
      {t('devices.register')}
    </Button>
  );
  const clock = ({ clockSlowSeconds: slow }: Device): string | null => {
    if (slow === null || Math.abs(slow) < CLOCK_SECONDS) return null;
    return t(slow > 0 ? 'devices.clockSlow' : 'devices.clockFast', { minutes: Math.round(Math.abs(slow) / 60) });
  };
  const names = new Map(list.data?.items.map(({ id, name }) => [id, name]));
  return (
    <Page title={t('settings.devices')} note={t('devices.note')} controls={!registering && step}>
      {registering && (
        <Part title={t('devices.register')}>
          <DeviceForm
            onDone={(device) =>
              void again().then(() => {
                setRegistering(false);
                setOffered(device);
              })
            }
            onCancel={() => setRegistering(false)}
          />
        </Part>
      )}
      <ProblemBanner error={code.error} />
      <ListTable<Device>
        caption={t('settings.devices')}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('devices.none'), step: registering ? undefined : step }}
        noMatch={null}
        columns={[
          {
            name: 'name',
            grow: true,
            head: t('devices.device'),
            cell: (row) => (
              <>
                {row.name} ({row.prefix})<span className={css.under}>{row.servicePointName}</span>
              </>
            ),
          },
          {
            name: 'state',
            head: t('devices.state'),
            cell: (row) => (
              <span className={row.state === 'copied' ? css.bad : undefined}>{t(`devices.states.${row.state}`)}</span>
            ),
          },
          {
            name: 'seen',
            head: t('devices.seen'),
            wideOnly: true,
            cell: (row) => (
              <>
                {row.seenAt ? format.moment(row.seenAt) : '–'}
                {row.unsent > 0 && <span className={css.under}>{t('devices.unsent', { count: row.unsent })}</span>}
                {clock(row) && <span className={css.under}>{clock(row)}</span>}
              </>
            ),
          },
          { name: 'version', head: t('devices.version'), wideOnly: true, cell: (row) => row.version ?? '–' },
          {
            name: 'acts',
            head: '',
            cell: (row) =>
              row.state !== 'revoked' && (
                <div className={css.buttons}>
                  <Button
                    size="xs"
                    aria-label={t('devices.codeOf', { name: row.name })}
                    onClick={() => code.mutate(row.id)}
                  >
                    {t('devices.code')}
                  </Button>
                  <Button
                    size="xs"
                    aria-label={t('devices.revokeOf', { name: row.name })}
                    onClick={() => setRevoking(row)}
                  >
                    {t('devices.revoke')}
                  </Button>
                </div>
              ),
          },
        ]}
      />
      {list.data && list.data.conflicts.length > 0 && (
        <Part title={t('devices.conflicts')} note={t('devices.conflictsNote')}>
          <ListTable<DeviceConflict>
            caption={t('devices.conflicts')}
            rows={list.data.conflicts}
            rowKey={(row) => row.id}
            error={null}
            onRetry={() => void list.refetch()}
            none={{ title: '' }}
            noMatch={null}
            columns={[
              { name: 'said', head: t('devices.said'), cell: (row) => row.said },
              {
                name: 'became',
                grow: true,
                head: t('devices.became'),
                cell: (row) => t(`devices.outcome.${row.outcome}`, { number: row.number ?? '–' }),
              },
              { name: 'device', head: t('devices.device'), wideOnly: true, cell: (row) => names.get(row.deviceId) },
              { name: 'at', head: t('devices.takenAt'), cell: (row) => format.moment(row.takenAt) },
            ]}
          />
        </Part>
      )}
      {offered?.pairing && (
        <Dialog title={t('devices.codeFor', { name: offered.name })} onClose={() => setOffered(undefined)}>
          <div className={css.form}>
            <p>{t('devices.codeWords', { time: format.time(offered.pairing.expiresAt) })}</p>
            <p className={css.code}>{offered.pairing.code}</p>
            <div className={css.buttons}>
              <Button data-autofocus variant="filled" onClick={() => setOffered(undefined)}>
                {t('devices.codeDone')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
      {revoking && (
        <Dialog title={t('devices.revokeAsk', { name: revoking.name })} onClose={() => setRevoking(undefined)}>
          <div className={css.form}>
            <p>{t('devices.revokeWords')}</p>
            {revoking.unsent > 0 && <p className={css.bad}>{t('devices.revokeUnsent', { count: revoking.unsent })}</p>}
            <ProblemBanner error={end.error} />
            <div className={css.buttons}>
              <Button data-autofocus onClick={() => setRevoking(undefined)}>
                {t('staff.cancel')}
              </Button>
              <Button color="red" loading={end.isPending} onClick={() => end.mutate(revoking.id)}>
                {t('devices.revoke')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconDatabaseExport, IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { staffApi } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './health.module.css';
import { backupsQuery, backUpNow, newPassphrase } from './health.queries.js';

/** What there is, one more now, and the passphrase without which no backup opens. */
export function Backups() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const list = useQuery(backupsQuery(true));
  const [sure, setSure] = useState(false);
  const again = (): void => {
    void queries.invalidateQueries({ queryKey: ['backups'] });
    void queries.invalidateQueries({ queryKey: ['health-report'] });
  };
  const backup = useMutation({ mutationFn: () => backUpNow(list.data?.runs[0]?.startedAt), onSettled: again });
  const passphrase = useMutation({ mutationFn: newPassphrase, onSuccess: () => setSure(false), onSettled: again });
  const has = Boolean(list.data?.passphraseSetAt);

  return (
    <>
      <p className={css.soft}>
        {has ? t('health.where', { folder: list.data?.folder, keep: list.data?.keep }) : t('health.noPassphrase')}
      </p>
      <div className={css.acts}>
        <Button
          variant={has ? 'filled' : 'default'}
          leftSection={<IconDatabaseExport size={16} />}
          disabled={!has || list.data?.runs[0]?.state === 'running'}
          loading={backup.isPending}
          onClick={() => backup.mutate()}
        >
          {t('health.backUpNow')}
        </Button>
        <Button
          variant={has ? 'default' : 'filled'}
          leftSection={<IconKey size={16} />}
          loading={passphrase.isPending}
          onClick={() => (has && !sure ? setSure(true) : passphrase.mutate())}
        >
          {sure ? t('health.passphraseSure') : t('health.newPassphrase')}
        </Button>
      </div>
      {sure && <p>{t('health.passphraseWarning')}</p>}
      <ProblemBanner error={backup.error ?? passphrase.error} />
      {passphrase.data && (
        <div className={css.passphrase} role="status">
          <span className={css.words}>{passphrase.data.passphrase}</span>
          <span>{t('health.writeDown')}</span>
        </div>
      )}
      <ListTable<staffApi.BackupRunView>
        caption={t('health.backups')}
        rows={list.data?.runs}
        rowKey={(row) => row.startedAt}
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('health.noBackup') }}
        noMatch={null}
        columns={[
          { name: 'at', head: t('audit.at'), number: true, cell: (row) => format.moment(row.startedAt) },
          {
            name: 'state',
            head: t('audit.result'),
            grow: true,
            cell: (row) => (row.failure ? `${t('health.run.failed')}: ${row.failure}` : t(`health.run.${row.state}`)),
          },
          {
            name: 'bytes',
            head: t('health.size'),
            number: true,
            wideOnly: true,
            cell: (row) => (row.bytes === null ? '' : `${format.count(Math.ceil(row.bytes / 1024))} KB`),
          },
        ]}
      />
    </>
  );
}

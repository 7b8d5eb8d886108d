import { Button, Checkbox, FileInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { useFormat } from '../../lib/use-format.js';
import { usePlace } from '../../api/place.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import css from './staff.module.css';
import { lookThrough, MANAGE, registerImport, type StaffImport } from './staff.queries.js';

type Fault = StaffImport['faults'][number];
// Semicolons: a spreadsheet set to Indonesian opens it in columns.
const TEMPLATE = 'nama;surel;nip;peran\nDewi Kartika;dewi.kartika@kantor.example;;counter|verifier\n';

export function StaffImportPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Import />
    </RequireAccess>
  );
}

/** A file of officers: chosen, looked through, and then registered whole or not at all. */
function Import() {
  const { t, i18n } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [invite, setInvite] = useState(true);
  const look = useMutation({ mutationFn: async (chosen: File) => lookThrough(await chosen.text(), intentKey()) });
  const save = useMutation({
    mutationFn: (id: string) => registerImport(id, invite),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  const view = look.data;
  function choose(chosen: File | null): void {
    setFile(chosen);
    save.reset();
    look.reset();
    if (chosen) look.mutate(chosen);
  }

  /** The word at the head of that column in the file that we hand out as an example. */
  function columnName(column: Fault['column']): string {
    const names = {
      name: 'name',
      email: 'email',
      staff_number: 'staffNumber',
      roles: 'roles',
      locale: 'locale',
    } as const;
    return column === null ? '–' : t(`staff.${names[column]}`);
  }

  return (
    <Page title={t('staff.importTitle')} note={<Link to="/settings/staff">{t('settings.staff')}</Link>}>
      <div className={css.form}>
        <p>{t('staff.importWords')}</p>
        <div>
          <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`} download="petugas.csv">
            {t('staff.template')}
          </a>
        </div>
        <FileInput
          className={css.find}
          label={t('staff.file')}
          placeholder={t('staff.chooseFile')}
          accept=".csv,text/csv"
          value={file}
          onChange={choose}
          clearable
          clearButtonProps={{ 'aria-label': t('staff.cancel') }}
        />
        <ProblemBanner error={look.error ?? save.error} />
        {look.isPending && <p role="status">{t('staff.looking')}</p>}
        {save.data ? (
          <p role="status">
            {t('staff.registered', {
              count: save.data.registered,
              people: format.count(save.data.registered),
              invited: format.count(save.data.invited),
            })}
          </p>
        ) : (
          view && (
            <>
              <p role="status">
                {view.faultCount === 0
                  ? t('staff.allWell', { people: format.count(view.lines) })
                  : t('staff.faulty', { faults: format.count(view.faultCount), people: format.count(view.lines) })}
              </p>
              {view.faultCount === 0 ? (
                <>
                  <Checkbox
                    label={t('staff.inviteAll')}
                    checked={invite}
                    onChange={(event) => setInvite(event.currentTarget.checked)}
                  />
                  <div>
                    <Button variant="filled" loading={save.isPending} onClick={() => save.mutate(view.id)}>
                      {t('staff.registerAll', { people: format.count(view.lines) })}
                    </Button>
                  </div>
                </>
              ) : (
                <ListTable<Fault>
                  caption={t('staff.faults')}
                  rows={view.faults}
                  rowKey={(row) => `${row.line} ${row.column} ${row.code}`}
                  error={null}
                  onRetry={() => undefined}
                  none={{ title: '' }}
                  noMatch={null}
                  columns={[
                    { name: 'line', head: t('staff.line'), number: true, cell: (row) => row.line, width: '80px' },
                    { name: 'column', head: t('staff.column'), cell: (row) => columnName(row.column) },
                    {
                      name: 'fault',
                      grow: true,
                      head: t('staff.fault'),
                      cell: (row) => row.detail[i18n.language === 'en' ? 'en' : 'id'],
                    },
                  ]}
                />
              )}
            </>
          )
        )}
      </div>
    </Page>
  );
}

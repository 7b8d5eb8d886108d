import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { keepFile } from '../../lib/keep-file.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable, More } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { StaffForm } from './staff-form.js';
import { StaffRecord } from './staff-record.js';
import css from './staff.module.css';
import {
  exportStaff,
  foundQuery,
  MANAGE,
  officerQuery,
  staffQuery,
  type Staff,
  type StaffState,
} from './staff.queries.js';

const STATES: readonly StaffState[] = ['active', 'invited', 'suspended'];
const NEW = 'new';

export function StaffPage() {
  return (
    <RequireAccess permission={MANAGE}>
      <Officers />
    </RequireAccess>
  );
}

/** The officers of the acting office: the list at the left, one of them or a new one at the right. */
function Officers() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/staff' });
  const state = STATES.find((one) => one === search.state);
  // What is looked for stays out of the address: it is somebody's name.
  const [text, setText] = useState('');
  const wanted = text.trim().length >= 2 ? text.trim() : '';
  const list = useInfiniteQuery(staffQuery(state));
  const found = useQuery(foundQuery(wanted));
  // Excel takes a file for UTF-8 by its first sign only; the import reads over it.
  const file = useMutation({
    mutationFn: exportStaff,
    onSuccess: ({ fileName, content }) => keepFile(fileName, `\uFEFF${content}`),
  });
  const rows = wanted ? found.data?.items : list.data?.pages.flatMap((page) => page.items);
  const go = (next: { state?: string; open?: string }): void => void navigate({ to: '/settings/staff', search: next });
  const show = (open: string | undefined): void => go({ ...(state ? { state } : {}), ...(open ? { open } : {}) });
  const { error, refetch } = wanted ? found : list;

  return (
    <Page
      title={t('settings.staff')}
      note={t('staff.note')}
      controls={
        <div className={css.buttons}>
          <Button loading={file.isPending} onClick={() => file.mutate()}>
            {t('staff.toFile')}
          </Button>
          <Button component={Link} to="/settings/staff/import">
            {t('staff.byFile')}
          </Button>
          <Button variant="filled" onClick={() => show(NEW)}>
            {t('staff.registerOne')}
          </Button>
        </div>
      }
    >
      <ProblemBanner error={file.error} />
      {file.data && <p role="status">{t('staff.filed', { lines: file.data.lines, leftOut: file.data.leftOut })}</p>}
      <div className={css.filters}>
        <TextInput
          className={css.find}
          label={t('staff.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          type="search"
        />
        <FilterTabs
          label={t('staff.stateName')}
          value={state ?? ''}
          onChange={(value) => go(value ? { state: value } : {})}
          options={[
            { value: '', label: t('list.all') },
            ...STATES.map((value) => ({ value, label: t(`staff.state.${value}`) })),
          ]}
        />
      </div>
      <ListAndRecord
        recordFirst={search.open !== undefined}
        list={
          <ListTable<Staff>
            caption={t('settings.staff')}
            rows={rows}
            rowKey={(row) => row.id}
            rowLabel={(row) => row.name}
            chosen={search.open}
            onOpen={(row) => show(row.id)}
            error={error}
            onRetry={() => void refetch()}
            none={{ title: t('staff.none') }}
            noMatch={
              wanted || state
                ? {
                    title: t('staff.noMatch'),
                    clear: () => {
                      setText('');
                      go({});
                    },
                  }
                : null
            }
            foot={!wanted && <More list={list} label={t('staff.more')} />}
            columns={[
              { name: 'name', grow: true, head: t('staff.name'), cell: (row) => row.name },
              {
                name: 'roles',
                head: t('staff.roles'),
                cell: (row) => [...new Set(row.roles.map((held) => t(`role.${held.role}`)))].join(', '),
              },
              { name: 'state', head: t('staff.stateName'), cell: (row) => t(`staff.state.${row.state}`) },
              {
                name: 'seen',
                head: t('staff.lastSeen'),
                number: true,
                wideOnly: true,
                cell: (row) => (row.lastSeenAt ? format.moment(row.lastSeenAt) : t('staff.never')),
              },
            ]}
          />
        }
        record={
          search.open === NEW ? (
            <Panel title={t('staff.registerOne')} close={{ label: t('form.close'), perform: () => show(undefined) }}>
              <StaffForm onSaved={(staff) => show(staff.id)} onCancel={() => show(undefined)} />
            </Panel>
          ) : search.open ? (
            <Opened key={search.open} id={search.open} onClose={() => show(undefined)} />
          ) : (
            rows && rows.length > 0 && <p className={css.hint}>{t('staff.choose')}</p>
          )
        }
      />
    </Page>
  );
}

function Opened({ id, onClose }: { id: string; onClose: () => void }) {
  const officer = useQuery(officerQuery(id));
  if (officer.error && !officer.data)
    return <ProblemBanner error={officer.error} onRetry={() => void officer.refetch()} />;
  return officer.data ? <StaffRecord officer={officer.data} onClose={onClose} /> : null;
}

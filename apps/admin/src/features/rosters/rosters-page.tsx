import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { RosterForm } from './roster-form.js';
import { RosterPanel } from './roster-panel.js';
import { FILE, READ, type RosterRow, rostersQuery, STATES } from './rosters.queries.js';

export function RostersPage() {
  return (
    <RequireAccess permission={READ}>
      <RequireOffice>
        <Rosters />
      </RequireOffice>
    </RequireAccess>
  );
}

const NEW = 'new';

/** Groups that ask for a visit: the letters at the left, the one that is open at the right. */
function Rosters() {
  const { t } = useTranslation();
  const { office, zone } = usePlace();
  const format = useFormat(zone);
  const may = useMay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/rosters' });
  const state = STATES.find((one) => one === search.state);
  const officeCode = office?.code ?? '';
  const list = useQuery(rostersQuery(officeCode, state));
  const go = (next: { state?: string; open?: string }): void => {
    const filled = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: '/rosters', search: filled, replace: true });
  };
  const filters = state ? { state } : {};
  const changed = (id: string): void => {
    void queries.invalidateQueries({ queryKey: ['rosters'] });
    go({ ...filters, open: id });
  };

  return (
    <Page
      title={t('nav.rosters')}
      controls={
        may(FILE) && (
          <Button variant="filled" onClick={() => go({ ...filters, open: NEW })}>
            {t('rosters.new')}
          </Button>
        )
      }
    >
      <ListAndRecord
        recordFirst={search.open !== undefined}
        list={
          <>
            <FilterTabs
              label={t('rosters.state')}
              value={state ?? ''}
              onChange={(value) => go({ state: value })}
              options={[
                { value: '', label: t('list.all') },
                ...STATES.map((value) => ({ value, label: t(`rosters.states.${value}`) })),
              ]}
            />
            <ListTable<RosterRow>
              caption={t('rosters.list')}
              rows={list.data}
              rowKey={(row) => row.id}
              rowLabel={(row) => `${row.requester}, ${t(`rosters.states.${row.state}`)}`}
              chosen={search.open}
              onOpen={(row) => go({ ...filters, open: row.id })}
              error={list.error}
              onRetry={() => void list.refetch()}
              none={{ title: t('rosters.none') }}
              noMatch={state ? { title: t('rosters.noMatch'), clear: () => go({}) } : null}
              columns={[
                { name: 'requester', head: t('rosters.requester'), grow: true, cell: (row) => row.requester },
                { name: 'size', head: t('rosters.size'), number: true, cell: (row) => format.count(row.size) },
                {
                  name: 'day',
                  head: t('rosters.day'),
                  wideOnly: true,
                  cell: (row) =>
                    row.on
                      ? format.date(row.on)
                      : `${format.shortDay(row.wantedFrom)} – ${format.shortDay(row.wantedTo)}`,
                },
                { name: 'state', head: t('rosters.state'), cell: (row) => t(`rosters.states.${row.state}`) },
              ]}
            />
          </>
        }
        record={
          search.open === NEW && may(FILE) ? (
            <RosterForm officeCode={officeCode} onFiled={changed} onClose={() => go(filters)} />
          ) : search.open ? (
            <RosterPanel
              key={search.open}
              id={search.open}
              zone={zone}
              onChanged={() => changed(search.open!)}
              onClose={() => go(filters)}
            />
          ) : null
        }
      />
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@mantine/core';
import { standAt, usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { Facts, ListAndRecord, Panel } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { LaneBadge } from '../../ui/state-badge.js';
import { type CallRule, callsQuery, type MadeCall, priorityReportQuery } from './order.queries.js';
import css from './order.module.css';

const RULES: readonly CallRule[] = ['earliest_due', 'regular_turn', 'cap', 'chosen'];

export function CallsPage() {
  return (
    <RequireAccess permission="queue:calls:read">
      <RequireOffice>
        <Calls />
      </RequireOffice>
    </RequireAccess>
  );
}

/** Why whom: a day's calls with the rule of each and those it passed over, and who verified priority. */
function Calls() {
  const { t } = useTranslation();
  const { office, servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/calls' });
  const point = servicePoint?.id ?? '';
  const on = search.on ?? dayIn(zone, now());
  const rule = RULES.find((one) => one === search.rule);
  const { cursor } = search;
  const query = callsQuery({ servicePointId: point, on, ...(rule ? { rule } : {}), ...(cursor ? { cursor } : {}) });
  const calls = useQuery(query);
  const report = useQuery(priorityReportQuery(point, on)).data;
  const go = (next: { rule?: string; on?: string; open?: string; cursor?: string }): void => {
    const filled = Object.entries({ on: search.on, rule, ...next }).filter(([, value]) => value);
    void navigate({ to: '/settings/calls', search: Object.fromEntries(filled), replace: true });
  };
  const chosen = calls.data?.items.find((row) => row.id === search.open);
  const next = calls.data?.next;

  return (
    <Page title={t('settings.calls')} note={`${servicePoint?.name ?? ''} · ${format.day(on)}`}>
      {(office?.servicePoints.length ?? 0) > 1 && (
        <FilterTabs
          label={t('offices.point')}
          value={servicePoint?.code ?? ''}
          onChange={(code) => {
            standAt(code);
            go({ open: '' });
          }}
          options={(office?.servicePoints ?? []).map((one) => ({ value: one.code, label: one.name }))}
        />
      )}
      <DateField label={t('calls.day')} value={on} onChange={(value) => go({ on: value, cursor: '' })} />
      <FilterTabs
        label={t('calls.rule')}
        value={rule ?? ''}
        onChange={(value) => go({ rule: value, cursor: '' })}
        options={[
          { value: '', label: t('list.all') },
          ...RULES.map((value) => ({ value, label: t(`calls.${value}`) })),
        ]}
      />
      <ListAndRecord
        recordFirst={chosen !== undefined}
        list={
          <ListTable<MadeCall>
            caption={t('settings.calls')}
            rows={calls.data?.items}
            rowKey={(row) => row.id}
            rowLabel={(row) => `${format.time(row.calledAt)}, ${row.number}`}
            chosen={search.open}
            onOpen={(row) => go({ open: row.id, ...(cursor ? { cursor } : {}) })}
            error={calls.error}
            onRetry={() => void calls.refetch()}
            none={{ title: t('calls.none') }}
            noMatch={rule ? { title: t('calls.noMatch'), clear: () => go({ rule: '' }) } : null}
            columns={[
              { name: 'time', head: t('calls.time'), width: '72px', cell: (row) => format.time(row.calledAt) },
              { name: 'number', head: t('calls.number'), cell: (row) => row.number },
              { name: 'lane', head: t('calls.lane'), wideOnly: true, cell: (row) => <LaneBadge lane={row.lane} /> },
              {
                name: 'why',
                grow: true,
                head: t('calls.why'),
                cell: (row) => (row.text ? format.words(row.text) : t('calls.recall')),
              },
            ]}
            foot={
              next && (
                <Button variant="subtle" onClick={() => go({ cursor: next })}>
                  {t('calls.later')}
                </Button>
              )
            }
          />
        }
        record={
          chosen ? (
            <Panel title={chosen.number} close={{ label: t('form.close'), perform: () => go({ open: '' }) }}>
              <div className={css.why}>
                <p>{chosen.text ? format.words(chosen.text) : t('calls.recall')}</p>
                <Facts
                  facts={[
                    [t('calls.time'), format.time(chosen.calledAt)],
                    [t('calls.due'), chosen.dueAt ? format.time(chosen.dueAt) : '–'],
                    [t('calls.counter'), `${chosen.counterNumber}`],
                    [t('calls.officer'), chosen.officer.name],
                    [t('calls.passedOver'), format.count(chosen.passedOver)],
                  ]}
                />
                <ul aria-label={t('calls.passedOver')}>
                  {chosen.passed.map((row) => (
                    <li key={row.id}>
                      <strong>{row.number}</strong> <LaneBadge lane={row.lane} />
                      <span className={css.soft}>{t('calls.wasDue', { time: format.time(row.dueAt) })}</span>
                    </li>
                  ))}
                </ul>
              </div>
            </Panel>
          ) : (
            report && (
              <Panel title={t('calls.priority')}>
                <p className={css.soft}>
                  {t('calls.priorityWords', {
                    verified: report.verified,
                    declined: report.declined,
                    undecided: report.undecided,
                    called: report.calledUndecided,
                  })}
                </p>
                <Facts
                  facts={report.officers.map(({ officer, verified, declined }) => [
                    officer.name,
                    t('calls.decisions', { verified, declined }),
                  ])}
                />
              </Panel>
            )
          )
        }
      />
    </Page>
  );
}

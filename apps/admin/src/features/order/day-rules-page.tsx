import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { standAt, usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { DayRuleForm } from './day-rule-form.js';
import { type DayRule, dayRulesQuery } from './order.queries.js';
import css from './order.module.css';

export function DayRulesPage() {
  return (
    <RequireAccess permission="queue:day-rules:edit">
      <RequireOffice>
        <DayRules />
      </RequireOffice>
    </RequireAccess>
  );
}

/** What a day promises and tolerates, from a day on; beside the rule that is open what it would have done last week. */
function DayRules() {
  const { t } = useTranslation();
  const { office, servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/day-rules' });
  const point = servicePoint?.id ?? '';
  const rules = useQuery(dayRulesQuery(point));
  const show = (next?: string): void => {
    void navigate({ to: '/settings/day-rules', search: next ? { open: next } : {} });
  };
  const all = rules.data?.items;
  const chosen = all?.find((rule) => rule.id === open);
  const target = (rule: DayRule, lane: string): number => rule.targets.find((it) => it.lane === lane)?.minutes ?? 0;

  return (
    <Page
      title={t('settings.day_rules')}
      note={t('dayRules.note')}
      controls={<Button onClick={() => show('new')}>{t('dayRules.new')}</Button>}
    >
      {(office?.servicePoints.length ?? 0) > 1 && (
        <FilterTabs
          label={t('offices.point')}
          value={servicePoint?.code ?? ''}
          onChange={(code) => {
            standAt(code);
            show();
          }}
          options={(office?.servicePoints ?? []).map((one) => ({ value: one.code, label: one.name }))}
        />
      )}
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<DayRule>
            caption={t('settings.day_rules')}
            rows={all?.toReversed()}
            rowKey={(row) => row.id}
            chosen={open}
            onOpen={(row) => show(row.id)}
            error={rules.error}
            onRetry={() => void rules.refetch()}
            none={{ title: t('dayRules.none') }}
            noMatch={null}
            columns={[
              {
                name: 'from',
                grow: true,
                head: t('dayRules.from'),
                cell: (row) => (
                  <>
                    {format.date(row.validFrom)} {row.inForce && <strong>{t('dayRules.now')}</strong>}
                  </>
                ),
              },
              {
                name: 'where',
                head: t('dayRules.where'),
                cell: (row) => t(row.servicePointId ? 'dayRules.here' : 'dayRules.office'),
              },
              {
                name: 'targets',
                head: t('dayRules.targets'),
                wideOnly: true,
                cell: (row) => `${target(row, 'priority')} · ${target(row, 'regular')}`,
              },
              { name: 'cap', head: t('dayRules.cap'), wideOnly: true, number: true, cell: (row) => row.capMinutes },
            ]}
          />
        }
        record={
          rules.data && (open === 'new' || chosen) ? (
            <DayRuleForm
              key={`${point} ${open} ${chosen?.version ?? ''}`}
              point={point}
              rule={chosen}
              like={chosen ?? rules.data.today}
              today={rules.data.on}
              onClose={() => show()}
            />
          ) : (
            open === undefined && <p className={css.soft}>{t('dayRules.choose')}</p>
          )
        }
      />
    </Page>
  );
}

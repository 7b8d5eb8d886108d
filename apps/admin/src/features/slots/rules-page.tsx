import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { servicesQuery, standAt, usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { RuleForm } from './rule-form.js';
import { RuleWeek } from './rule-week.js';
import { ruleOn, rulesQuery, type Rule, type RuleEffect } from './rules.queries.js';
import css from './slots.module.css';

export function RulesPage() {
  return (
    <RequireAccess permission="queue:slots:edit">
      <RequireOffice>
        <Rules />
      </RequireOffice>
    </RequireAccess>
  );
}

/** How a service point turns its hours into slots, rule after rule; beside the one that is open what it would do. */
function Rules() {
  const { t } = useTranslation();
  const { office, servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const { open, on } = useSearch({ from: '/shell/settings/slot-rules' });
  const point = servicePoint?.id ?? '';
  const rules = useQuery(rulesQuery(point));
  const services = useQuery(servicesQuery).data?.items ?? [];
  const [effect, setEffect] = useState<RuleEffect>();
  const today = dayIn(zone, now());
  const all = rules.data?.items;
  const inForce = all && ruleOn(all, today);
  const show = (next?: string): void => {
    setEffect(undefined);
    void navigate({ to: '/settings/slot-rules', search: next ? { open: next } : {} });
  };
  const chosen = all?.find((rule) => rule.id === open);
  const copied = open?.startsWith('copy-') ? all?.find((rule) => `copy-${rule.id}` === open) : undefined;
  const fresh = open === 'new' || open === 'days' || copied !== undefined;
  const served = services.filter((one) => servicePoint?.serviceCodes.includes(one.code));

  return (
    <Page
      title={t('settings.slot_rules')}
      note={t('slotRules.note')}
      controls={
        <>
          <Button onClick={() => show('new')}>{t('slotRules.new')}</Button>
          <Button onClick={() => show('days')}>{t('slotRules.newDays')}</Button>
        </>
      }
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
      <p className={css.soft}>
        {t('slotRules.shared', { services: served.map((one) => format.words(one.name)).join(', ') || '–' })}
      </p>
      <p className={css.links}>
        <Link to="/slots">{t('slotRules.toWeek')}</Link>
        <Link to="/settings/hours">{t('slotRules.toHours')}</Link>
      </p>
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<Rule>
            caption={t('settings.slot_rules')}
            rows={all?.toReversed()}
            rowKey={(row) => row.id}
            chosen={open}
            onOpen={(row) => show(row.id)}
            error={rules.error}
            onRetry={() => void rules.refetch()}
            none={{ title: t('slotRules.none') }}
            noMatch={null}
            columns={[
              {
                name: 'days',
                grow: true,
                head: t('slotRules.days'),
                cell: (row) => (
                  <span className={css.days}>
                    {row.validTo === row.validFrom
                      ? format.date(row.validFrom)
                      : `${format.date(row.validFrom)} – ${row.validTo ? format.date(row.validTo) : '…'}`}
                    {row === inForce && <strong>{t('slotRules.now')}</strong>}
                    {row.validTo !== null && <span className={css.soft}>{t('slotRules.forDays')}</span>}
                  </span>
                ),
              },
              {
                name: 'minutes',
                head: t('slotRules.length'),
                cell: (row) => t('slotRules.minutes', { count: row.minutes }),
              },
              {
                name: 'seats',
                head: t('slotRules.seats'),
                wideOnly: true,
                cell: (row) =>
                  row.lanes
                    .filter(({ seats }) => seats > 0)
                    .map(({ lane, seats, spillTo }) =>
                      [
                        `${t(`slots.short.${lane}`)} ${seats}`,
                        ...(spillTo ? [`→ ${t(`slots.short.${spillTo}`)}`] : []),
                      ].join(' '),
                    )
                    .join(' · '),
              },
            ]}
          />
        }
        record={
          // Not before the rules are there: a form that begins empty would overwrite what somebody types.
          all && (fresh || chosen) ? (
            <RuleForm
              key={`${point} ${open} ${on ?? ''} ${chosen?.version ?? ''}`}
              point={point}
              rule={chosen}
              like={chosen ?? copied ?? inForce ?? all.at(-1)}
              forDays={chosen ? chosen.validTo !== null : copied ? copied.validTo !== null : open === 'days'}
              on={on}
              today={today}
              effect={effect}
              onEffect={setEffect}
              onCopy={() => chosen && show(`copy-${chosen.id}`)}
              onClose={() => show()}
            />
          ) : (
            open === undefined && <p className={css.soft}>{t('slotRules.choose')}</p>
          )
        }
      />
      {effect && <RuleWeek effect={effect} zone={zone} today={today} />}
    </Page>
  );
}

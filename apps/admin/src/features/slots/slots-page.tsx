import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { standAt, usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { now } from '../../lib/clock.js';
import { addDays, dayIn, mondayOf } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { Page } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { SeatSuggestions } from './seat-suggestions.js';
import { PlanLinks, StockNotes } from './plan-links.js';
import { rulesQuery } from './rules.queries.js';
import { weekQuery } from './slots.queries.js';
import { WeekGrid } from './week-grid.js';

export function SlotsPage() {
  return (
    <RequireAccess permission="queue:slots:read">
      <RequireOffice>
        <Slots />
      </RequireOffice>
    </RequireAccess>
  );
}

/** The week of one service point: which seats are taken, lane by lane, and why a day has none. */
function Slots() {
  const { t } = useTranslation();
  const { office, servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const { week } = useSearch({ from: '/shell/slots' });
  const may = useMay();
  const today = dayIn(zone, now());
  const monday = mondayOf(week && /^\d{4}-\d{2}-\d{2}$/.test(week) ? week : today);
  const slots = useQuery(weekQuery(servicePoint?.id ?? '', monday));
  const rules = useQuery({ ...rulesQuery(servicePoint?.id ?? ''), enabled: may('queue:slots:edit') && !!servicePoint });
  const go = (to: string | undefined): void =>
    void navigate({ to: '/slots', search: to && to !== mondayOf(today) ? { week: to } : {} });

  return (
    <Page
      title={t('nav.slots')}
      note={`${servicePoint?.name ?? ''} · ${format.shortDay(monday)} – ${format.shortDay(addDays(monday, 6))}`}
      controls={
        <>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('slots.before')}
            onClick={() => go(addDays(monday, -7))}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Button onClick={() => go(undefined)} disabled={monday === mondayOf(today)}>
            {t('slots.thisWeek')}
          </Button>
          <ActionIcon variant="default" size={36} aria-label={t('slots.after')} onClick={() => go(addDays(monday, 7))}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      {(office?.servicePoints.length ?? 0) > 1 && (
        <FilterTabs
          label={t('offices.point')}
          value={servicePoint?.code ?? ''}
          onChange={standAt}
          options={(office?.servicePoints ?? []).map((one) => ({ value: one.code, label: one.name }))}
        />
      )}
      <PlanLinks />
      <StockNotes point={servicePoint?.id ?? ''} zone={zone} />
      {slots.error ? <ProblemBanner error={slots.error} onRetry={() => void slots.refetch()} /> : null}
      {slots.data ? (
        <WeekGrid
          days={slots.data.days}
          zone={zone}
          today={today}
          {...(may('queue:slots:edit') && rules.data ? { rules: rules.data.items } : {})}
        />
      ) : (
        !slots.error && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )
      )}
      {may('queue:slots:edit') && servicePoint && <SeatSuggestions servicePointId={servicePoint.id} zone={zone} />}
    </Page>
  );
}

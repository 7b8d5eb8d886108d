import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { Page } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { CHAPTERS } from './chapters.js';
import { ReportChapter } from './report-chapter.js';
import { ReportFilters } from './report-filters.js';
import { askedOf, before, type ReportSearch } from './report-search.js';
import css from './reports.module.css';
import { figuresQuery, fileAddress } from './reports.queries.js';

export function ReportsPage() {
  return (
    <RequireAccess permission="queue:figures:read">
      <RequireOffice>
        <Reports />
      </RequireOffice>
    </RequireAccess>
  );
}

/** Any span of days in figures, beside the span before; each figure with what it means. */
function Reports() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/reports' });
  const today = dayIn(zone, now());
  const asked = askedOf(search, today);
  const earlierSpan = before(asked);
  const figures = useQuery({ ...figuresQuery(asked), placeholderData: keepPreviousData });
  const earlier = useQuery(figuresQuery(earlierSpan));
  const change = (wish: Partial<ReportSearch>): void => {
    const next = Object.entries({ ...search, ...wish }).filter(([, value]) => value);
    void navigate({ to: '/reports', search: Object.fromEntries(next), replace: true });
  };
  const view = figures.data;
  const days = (span: { from: string; to: string }): string => `${format.date(span.from)} – ${format.date(span.to)}`;
  return (
    <Page
      title={t('nav.reports')}
      note={days(asked)}
      controls={
        <Button
          component="a"
          href={fileAddress(asked)}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('reports.file')}
        </Button>
      }
    >
      <ReportFilters asked={asked} today={today} onChange={change} />
      {figures.error ? <ProblemBanner error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {view ? (
        view.total.tickets === 0 && (view.total.sold ?? 0) === 0 ? (
          <p className={css.none} role="status">
            {t('reports.nothing')}
          </p>
        ) : (
          <>
            <p className={css.note}>
              {t('reports.computed', { at: format.moment(view.at), earlier: days(earlierSpan) })}
            </p>
            {CHAPTERS.map((chapter) => (
              <ReportChapter key={chapter.name} chapter={chapter} view={view} earlier={earlier.data?.total} />
            ))}
          </>
        )
      ) : (
        !figures.error && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )
      )}
    </Page>
  );
}

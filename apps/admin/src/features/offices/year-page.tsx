import { Button } from '@mantine/core';
import { IconAlertCircle, IconBeach, IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yearQuery } from '../../api/holidays.queries.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { KeptElsewhere, useKeptElsewhere } from '../../ui/kept-elsewhere.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { ImportForm } from './import-form.js';
import css from './offices.module.css';
import type { Holiday } from './offices.queries.js';
import { useSettings } from './use-settings.js';

export function YearPage() {
  return (
    <RequireAccess permission="offices:settings:read">
      <Year />
    </RequireAccess>
  );
}

/** National holidays and joint leave of a year, each with its decree; what is not sure says so in words and shape. */
function Year() {
  const { t } = useTranslation();
  const allowed = useMay()('offices:holidays:import');
  const keptElsewhere = useKeptElsewhere();
  const may = allowed && keptElsewhere === null;
  const { settings } = useSettings();
  const format = useFormat(settings?.zone ?? 'Asia/Jakarta');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/holidays' });
  const present = Number((settings?.today ?? '2026').slice(0, 4));
  const year = Number(search.year) || present;
  const known = useQuery(yearQuery(year));
  const show = (next: number, open?: string): void =>
    void navigate({ to: '/settings/holidays', search: { year: String(next), ...(open ? { open } : {}) } });
  const unsure = known.data?.confidence === 'to_be_confirmed';

  return (
    <Page
      title={t('settings.holidays')}
      note={known.data?.legalBasis ?? t('offices.year.unknown')}
      controls={may && <Button onClick={() => show(year, 'import')}>{t('offices.year.import', { year })}</Button>}
    >
      <KeptElsewhere />
      <FilterTabs
        label={t('offices.year.year')}
        value={String(year)}
        onChange={(value) => show(Number(value))}
        options={[present - 1, present, present + 1].map((one) => ({ value: String(one), label: String(one) }))}
      />
      {unsure && (
        <p className={css.notice}>
          <span className={css.mark} data-tone="unsure">
            <IconAlertCircle size={16} aria-hidden />
            {t('offices.year.unsure')}
          </span>{' '}
          {t('offices.year.unsureWhy')}
        </p>
      )}
      <ListAndRecord
        recordFirst={search.open === 'import'}
        list={
          <ListTable<Holiday>
            caption={t('settings.holidays')}
            rows={known.data?.items}
            rowKey={(row) => row.on}
            error={known.error}
            onRetry={() => void known.refetch()}
            none={{ title: t('offices.year.none', { year }) }}
            noMatch={null}
            columns={[
              { name: 'on', head: t('offices.closures.when'), cell: (row) => format.day(row.on) },
              { name: 'name', grow: true, head: t('offices.name'), cell: (row) => format.words(row.name) },
              { name: 'kind', head: t('offices.year.kind'), cell: (row) => <Kind day={row} />, wideOnly: true },
            ]}
          />
        }
        record={
          search.open === 'import' && may ? (
            <ImportForm key={year} year={year} onClose={() => show(year)} />
          ) : (
            <p className={css.soft}>{t('offices.year.hint')}</p>
          )
        }
      />
    </Page>
  );
}

/** A flag for a holiday of the nation, a beach for joint leave; a mark with words for what is not sure. */
function Kind({ day }: { day: Holiday }) {
  const { t } = useTranslation();
  const Icon = day.kind === 'national' ? IconFlag : IconBeach;
  return (
    <>
      <span className={css.mark}>
        <Icon size={16} aria-hidden />
        {t(`offices.year.of.${day.kind}`)}
      </span>
      {day.confidence === 'to_be_confirmed' && (
        <span className={css.mark} data-tone="unsure">
          <IconAlertCircle size={14} aria-hidden />
          {t('offices.year.toBeConfirmed')}
        </span>
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { IconClock, IconMoonStars, IconStar } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { ExceptionForm } from './exception-form.js';
import { HistoryButton } from './history-button.js';
import css from './offices.module.css';
import type { Exception, HoursSet } from './offices.queries.js';
import { SetForm } from './set-form.js';
import { useSettings } from './use-settings.js';

export function HoursPage() {
  return (
    <RequireAccess permission="offices:settings:read">
      <Hours />
    </RequireAccess>
  );
}

type Row = {
  id: string;
  from: string;
  to: string | null;
  name: string;
  set?: HoursSet;
  exception?: Exception;
  now: boolean;
};
const ICONS = { normal: IconClock, regime: IconMoonStars, exception: IconStar } as const;

/** When a service point is open: the week, regimes such as Ramadan, and single days, in the order in which they come. */
function Hours() {
  const { t } = useTranslation();
  const may = useMay()('offices:settings:edit');
  const { code: officeCode, settings, query } = useSettings();
  const format = useFormat(settings?.zone ?? 'Asia/Jakarta');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/hours' });
  const points = settings?.servicePoints ?? [];
  const point = points.find((one) => one.code === search.point) ?? points[0];
  const show = (open?: string, code = point?.code): void =>
    void navigate({ to: '/settings/hours', search: { ...(code ? { point: code } : {}), ...(open ? { open } : {}) } });
  const today = settings?.today ?? '';
  const rows = point && rowsOf(point.openingSets, point.exceptions, today, t('offices.hours.normal'), format.words);
  const chosen = rows?.find((row) => row.id === search.open);
  const close = (): void => show();
  const fresh = { today, point: point!, may, onClose: close };

  const record = !point ? null : search.open === 'normal' || search.open === 'regime' ? (
    <SetForm key={`${search.open} ${point.id}`} {...fresh} kind={search.open} set={undefined} />
  ) : search.open === 'exception' ? (
    <ExceptionForm key={`new ${point.id}`} {...fresh} exception={undefined} />
  ) : chosen?.set ? (
    <SetForm key={`${chosen.id} ${chosen.set.version}`} {...fresh} kind={chosen.set.kind} set={chosen.set} />
  ) : chosen?.exception ? (
    <ExceptionForm key={`${chosen.id} ${chosen.exception.version}`} {...fresh} exception={chosen.exception} />
  ) : (
    <p className={css.soft}>{t('offices.hours.choose')}</p>
  );

  return (
    <Page
      title={t('settings.hours')}
      note={t('offices.hours.note')}
      controls={
        <>
          <HistoryButton officeCode={officeCode} part="hours" />
          {may && (
            <>
              <Button onClick={() => show('normal')}>{t('offices.hours.newNormal')}</Button>
              <Button onClick={() => show('regime')}>{t('offices.hours.newRegime')}</Button>
              <Button onClick={() => show('exception')}>{t('offices.hours.newException')}</Button>
            </>
          )}
        </>
      }
    >
      {points.length > 1 && (
        <FilterTabs
          label={t('offices.point')}
          value={point?.code ?? ''}
          onChange={(code) => show(undefined, code)}
          options={points.map((one) => ({ value: one.code, label: one.name }))}
        />
      )}
      <ListAndRecord
        recordFirst={search.open !== undefined}
        list={
          <ListTable<Row>
            caption={t('settings.hours')}
            rows={rows}
            rowKey={(row) => row.id}
            chosen={search.open}
            onOpen={(row) => show(row.id)}
            error={query.error}
            onRetry={() => void query.refetch()}
            none={{ title: t('offices.hours.none') }}
            noMatch={null}
            columns={[
              {
                name: 'name',
                grow: true,
                head: t('offices.hours.which'),
                cell: (row) => <Named row={row} now={t('offices.hours.now')} />,
              },
              {
                name: 'days',
                head: t('offices.hours.days'),
                cell: (row) =>
                  row.to === row.from
                    ? format.date(row.from)
                    : `${format.date(row.from)} – ${row.to ? format.date(row.to) : '…'}`,
              },
              {
                name: 'week',
                head: t('offices.hours.monday'),
                cell: (row) =>
                  (row.exception?.hours ?? row.set?.hours.filter((one) => one.weekday === 1) ?? [])
                    .map((one) => `${one.opensAt}–${one.closesAt}`)
                    .join(', ') || t('offices.hours.closed'),
                wideOnly: true,
              },
            ]}
          />
        }
        record={record}
      />
    </Page>
  );
}

function Named({ row, now }: { row: Row; now: string }) {
  const Icon = ICONS[row.exception ? 'exception' : row.set!.kind];
  return (
    <span className={css.mark} data-tone={row.now ? 'now' : undefined}>
      <Icon size={16} aria-hidden />
      {row.name}
      {row.now && <span className={css.soft}>{now}</span>}
    </span>
  );
}

/** Newest first. Of the normal hours the one in force is marked, unless a regime holds today. */
function rowsOf(
  sets: readonly HoursSet[],
  exceptions: readonly Exception[],
  today: string,
  normal: string,
  words: (text: { id: string; en: string }) => string,
): Row[] {
  const holds = sets.filter((set) => set.validFrom <= today && (set.validTo === null || today <= set.validTo));
  const now = holds.find((set) => set.kind === 'regime') ?? holds.at(-1);
  return [
    ...sets.map((set) => ({
      ...{ id: set.id, from: set.validFrom, to: set.validTo, set, now: set === now },
      name: set.name ? words(set.name) : normal,
    })),
    ...exceptions.map((exception) => ({
      ...{ id: exception.id, from: exception.on, to: exception.on, exception, now: exception.on === today },
      name: words(exception.name),
    })),
  ].sort((a, b) => (a.from < b.from ? 1 : -1));
}

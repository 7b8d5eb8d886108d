import { Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { More } from '../../ui/list-table.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { Timeline } from '../../ui/timeline.js';
import { differences, type Field, nameOf } from './changes.js';
import css from './offices.module.css';
import { changesQuery, type SettingChange, type SettingPart } from './offices.queries.js';
import { useSettings } from './use-settings.js';
import { useValue } from './use-value.js';

/** What was changed on one page of the settings, by whom, and from what to what. */
export function HistoryDrawer(props: { officeCode: string; part: SettingPart; onClose: () => void }) {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const zone = settings?.zone ?? 'Asia/Jakarta';
  const format = useFormat(zone);
  const list = useInfiniteQuery(changesQuery(props.officeCode, props.part));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const titleOf = (row: SettingChange): string => {
    const name = nameOf(row, format.locale);
    const what = t(`offices.history.of.${row.subject}`);
    return `${name ? `${what}: ${name}` : what} – ${t(`offices.history.${row.change}`)}`;
  };
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      title={t(`offices.history.title.${props.part}`)}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <div className={css.form}>
        <ProblemBanner error={list.error} onRetry={() => void list.refetch()} />
        {list.isLoading && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )}
        {rows?.length === 0 && <p className={css.soft}>{t('offices.history.none')}</p>}
        {rows && (
          <Timeline
            label={t(`offices.history.title.${props.part}`)}
            entries={rows.map((row) => ({
              id: row.id,
              at: `${format.date(dayIn(zone, Date.parse(row.at)))}, ${format.time(row.at)}`,
              by: row.by ?? t('offices.history.house'),
              title: titleOf(row),
              details: <Details row={row} />,
            }))}
          />
        )}
        <More list={list} />
      </div>
    </Drawer>
  );
}

/** Field by field: what it was, and what it is since. Of something new or removed, what it held. */
function Details({ row }: { row: SettingChange }) {
  const { t } = useTranslation();
  const valueOf = useValue();
  const changed = differences(row);
  if (changed.length === 0) return null;
  return (
    <ul className={css.changes}>
      {changed.map(({ field, before, after }: Field) => (
        <li key={field}>
          {t(`offices.field.${field}`)}:{' '}
          {row.change === 'changed' && (
            <>
              <del>{valueOf(field, before)}</del> →{' '}
            </>
          )}
          {valueOf(field, row.change === 'removed' ? before : after)}
        </li>
      ))}
    </ul>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { keeperQuery } from '../../api/reference.queries.js';
import { sessionQuery, useMay } from '../../api/session.queries.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { More } from '../../ui/list-table.js';
import { Dialog } from '../../ui/dialog.js';
import { KeptElsewhere } from '../../ui/kept-elsewhere.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { Timeline } from '../../ui/timeline.js';
import css from './reference.module.css';
import { HAND_OVER, handOver, handoversQuery, officesQuery, type OfficeName } from './reference.queries.js';

export function ReferencePage() {
  return (
    <RequireAccess permission="offices:settings:read">
      <Reference />
    </RequireAccess>
  );
}

/** Who keeps what holds for every office, and the way to hand that on. */
function Reference() {
  const { t } = useTranslation();
  const may = useMay()(HAND_OVER);
  const { officeCode = '' } = useQuery(sessionQuery).data ?? {};
  const keeper = useQuery(keeperQuery);
  const mine = keeper.data?.officeCode === officeCode;
  return (
    <Page title={t('settings.reference')} note={t('reference.note')}>
      <ProblemBanner error={keeper.error} onRetry={() => void keeper.refetch()} />
      {keeper.data && (
        <p className={css.keeper}>
          <IconStar size={20} stroke={1.75} aria-hidden />
          <span>
            {t('reference.keeper')} <strong>{keeper.data.officeName}</strong> ({keeper.data.officeCode})
          </span>
        </p>
      )}
      <KeptElsewhere />
      {keeper.data && mine && may && <HandOver from={keeper.data} />}
      {mine && !may && <p className={css.soft}>{t('reference.administratorOnly')}</p>}
      <History officeCode={officeCode} />
    </Page>
  );
}

function HandOver({ from }: { from: { officeCode: string; officeName: string } }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offices = useQuery(officesQuery);
  const others = offices.data?.items.filter((one) => one.code !== from.officeCode && !one.test);
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState<{ to: OfficeName; press: string }>();
  const to = others?.find((one) => one.code === code);
  const hand = useMutation({
    mutationFn: ({ to: next, press }: { to: OfficeName; press: string }) => handOver(next.code, press),
    onSuccess: async () => {
      await queries.invalidateQueries();
      setAsked(undefined);
    },
  });
  const close = (): void => {
    hand.reset();
    setAsked(undefined);
  };
  return (
    <Part title={t('reference.handOver')}>
      <ProblemBanner error={offices.error} onRetry={() => void offices.refetch()} />
      {others?.length === 0 && <p className={css.soft}>{t('reference.onlyOne')}</p>}
      {others && others.length > 0 && (
        <div className={css.form}>
          <NativeSelect
            label={t('reference.to')}
            data={[
              { value: '', label: t('reference.choose') },
              ...others.map((one) => ({ value: one.code, label: `${one.name} (${one.code})` })),
            ]}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <div>
            <Button disabled={!to} onClick={() => to && setAsked({ to, press: intentKey() })}>
              {t('reference.handOverTo')}
            </Button>
          </div>
        </div>
      )}
      {asked && (
        <Dialog title={t('reference.sureTitle', { name: asked.to.name })} onClose={close}>
          <div className={css.form}>
            <p>{t('reference.sure', { from: from.officeName, to: asked.to.name })}</p>
            <p>{t('reference.sureBack', { to: asked.to.name })}</p>
            <ProblemBanner error={hand.error} />
            <div className={css.buttons}>
              <Button onClick={close}>{t('reference.notNow')}</Button>
              <Button variant="filled" loading={hand.isPending} onClick={() => hand.mutate(asked)}>
                {t('reference.handOver')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Part>
  );
}

/** Hand-overs and imported decrees, as this office's ledger tells them. */
function History({ officeCode }: { officeCode: string }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const list = useInfiniteQuery(handoversQuery(officeCode));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const titleOf = (after: object | null, handed: boolean): string => {
    const { from, to, year } = (after ?? {}) as { from?: string | null; to?: string; year?: number };
    return handed ? t('reference.handed', { from: from ?? '–', to }) : t('reference.imported', { year });
  };
  return (
    <Part title={t('reference.history')}>
      <ProblemBanner error={list.error} onRetry={() => void list.refetch()} />
      {rows?.length === 0 && <p className={css.soft}>{t('reference.noHistory')}</p>}
      {rows && rows.length > 0 && (
        <Timeline
          label={t('reference.history')}
          entries={rows.map((row) => ({
            id: row.id,
            at: `${format.date(dayIn(zone, Date.parse(row.at)))}, ${format.time(row.at)}`,
            by: row.by ?? t('offices.history.house'),
            title: titleOf(row.after, row.subject === 'reference_keeper'),
          }))}
        />
      )}
      <More list={list} />
    </Part>
  );
}

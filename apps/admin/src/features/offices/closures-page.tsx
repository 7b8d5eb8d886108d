import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDoorOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Page, Part } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { AffectedList } from './affected-list.js';
import { ClosureForm, ClosureRecord } from './closure-form.js';
import { DisruptionForm, DisruptionRecord } from './disruption-form.js';
import { HistoryButton } from './history-button.js';
import css from './offices.module.css';
import type { Closure, Disruption } from './offices.queries.js';
import { useSettings } from './use-settings.js';

export function ClosuresPage() {
  return (
    <RequireAccess permission="offices:settings:read">
      <Closures />
    </RequireAccess>
  );
}

type Row = { id: string; closure?: Closure; disruption?: Disruption };

/** What keeps the door shut or the work from going on, and whom that has hit. */
function Closures() {
  const { t } = useTranslation();
  const allowed = useMay();
  const may = allowed('offices:closures:manage');
  const { code, settings, query } = useSettings();
  const format = useFormat(settings?.zone ?? 'Asia/Jakarta');
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/closures' });
  const show = (next?: string): void => void navigate({ to: '/settings/closures', search: next ? { open: next } : {} });
  const close = (): void => show();
  const rows = settings && [
    ...settings.disruptions.map((disruption): Row => ({ id: disruption.id, disruption })),
    ...settings.closures.map((closure): Row => ({ id: closure.id, closure })),
  ];
  const chosen = rows?.find((row) => row.id === open);
  const where = (id: string | null): string =>
    settings?.servicePoints.find((point) => point.id === id)?.name ?? t('offices.closures.whole');

  const record = !settings ? null : open === 'closure' ? (
    <ClosureForm settings={settings} may={may} onClose={close} />
  ) : open === 'disruption' ? (
    <DisruptionForm settings={settings} may={may} onClose={close} />
  ) : chosen?.closure ? (
    <ClosureRecord key={chosen.id} closure={chosen.closure} where={where} may={may} onClose={close} />
  ) : chosen?.disruption?.endedAt === null && may ? (
    <DisruptionForm
      key={`${chosen.id} ${chosen.disruption.version}`}
      settings={settings}
      disruption={chosen.disruption}
      may={may}
      onClose={close}
    />
  ) : chosen?.disruption ? (
    <DisruptionRecord key={chosen.id} disruption={chosen.disruption} where={where} onClose={close} />
  ) : (
    <p className={css.soft}>{t('offices.closures.choose')}</p>
  );

  return (
    <Page
      title={t('settings.closures')}
      note={t('offices.closures.note')}
      controls={
        <>
          <HistoryButton officeCode={code} part="closures" />
          {may && (
            <>
              <Button onClick={() => show('closure')}>{t('offices.closures.new')}</Button>
              <Button onClick={() => show('disruption')}>{t('offices.disruption.new')}</Button>
            </>
          )}
        </>
      }
    >
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <div className={css.stack}>
            <ListTable<Row>
              caption={t('settings.closures')}
              rows={rows}
              rowKey={(row) => row.id}
              chosen={open}
              onOpen={(row) => show(row.id)}
              error={query.error}
              onRetry={() => void query.refetch()}
              none={{ title: t('offices.closures.none') }}
              noMatch={null}
              columns={[
                {
                  name: 'what',
                  grow: true,
                  head: t('offices.closures.why'),
                  cell: ({ closure, disruption }) =>
                    disruption ? (
                      <span className={css.mark} data-tone={disruption.endedAt ? undefined : 'now'}>
                        {disruption.endedAt ? (
                          <IconCircleCheck size={16} aria-hidden />
                        ) : (
                          <IconAlertTriangle size={16} aria-hidden />
                        )}
                        {format.words(disruption.message)}
                      </span>
                    ) : (
                      <span className={css.mark}>
                        <IconDoorOff size={16} aria-hidden />
                        {format.words(closure!.name)}
                      </span>
                    ),
                },
                {
                  name: 'when',
                  head: t('offices.closures.when'),
                  cell: ({ closure, disruption }) => (
                    <span className={css.lines}>
                      <span>
                        {closure
                          ? `${format.date(closure.on)}${closure.hours ? ` ${closure.hours.opensAt}–${closure.hours.closesAt}` : ''}`
                          : `${format.moment(disruption!.startsAt)} – ${disruption!.endedAt ? format.moment(disruption!.endedAt) : t('offices.disruption.running')}`}
                      </span>
                      <span className={css.soft}>{where((closure ?? disruption)!.servicePointId)}</span>
                    </span>
                  ),
                },
              ]}
            />
            {allowed('queue:bookings:read') && (
              <Part title={t('offices.affected.title')} note={t('offices.affected.note')}>
                <AffectedList officeCode={code} may={allowed('queue:bookings:notify')} />
              </Part>
            )}
          </div>
        }
        record={record}
      />
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { ListAndRecord } from '../../ui/panel.js';
import { Page } from '../../ui/page.js';
import { RequireAccess } from '../../ui/require-access.js';
import { CounterForm } from './counter-form.js';
import { HistoryButton } from './history-button.js';
import { OfficeForm } from './office-form.js';
import css from './offices.module.css';
import type { Counter, Point } from './offices.queries.js';
import { PointForm } from './point-form.js';
import { useSettings } from './use-settings.js';

export function PlacesPage() {
  return (
    <RequireAccess permission="offices:settings:read">
      <Places />
    </RequireAccess>
  );
}

type Row = { point: Point; counter?: Counter };

/** The office, where it serves, and the counters there: what a citizen reads on the door and the sign. */
function Places() {
  const { t } = useTranslation();
  const may = useMay()('offices:settings:edit');
  const { code, settings, query } = useSettings();
  const format = useFormat(settings?.zone ?? 'Asia/Jakarta');
  const navigate = useNavigate();
  const { open, at } = useSearch({ from: '/shell/settings/places' });
  const show = (next?: string, point?: string): void =>
    void navigate({
      to: '/settings/places',
      search: { ...(next ? { open: next } : {}), ...(point ? { at: point } : {}) },
    });
  const points = settings?.servicePoints ?? [];
  const rows =
    settings && points.flatMap((point): Row[] => [{ point }, ...point.counters.map((counter) => ({ point, counter }))]);
  const chosen = rows?.find((row) => (row.counter ?? row.point).id === open);
  const into = points.find((point) => point.id === at);
  const close = (): void => show();

  const record = !settings ? null : open === 'office' ? (
    <OfficeForm key={settings.version} settings={settings} may={may} onClose={close} />
  ) : open === 'new' ? (
    <PointForm key="new" point={undefined} may={may} onClose={close} />
  ) : open === 'counter' && into ? (
    <CounterForm key={`new ${into.id}`} point={into} counter={undefined} may={may} onClose={close} />
  ) : chosen?.counter ? (
    <CounterForm
      key={`${chosen.counter.id} ${chosen.counter.version}`}
      {...chosen}
      counter={chosen.counter}
      may={may}
      onClose={close}
    />
  ) : chosen ? (
    <PointForm
      key={`${chosen.point.id} ${chosen.point.version}`}
      point={chosen.point}
      may={may}
      onClose={close}
      onAddCounter={() => show('counter', chosen.point.id)}
    />
  ) : (
    <p className={css.soft}>{t('offices.places.choose')}</p>
  );

  return (
    <Page
      title={t('settings.places')}
      note={settings && `${settings.name} · ${settings.code} · ${format.zoneName}`}
      controls={
        <>
          <HistoryButton officeCode={code} part="places" />
          <Button variant="default" onClick={() => show('office')}>
            {t('offices.places.office')}
          </Button>
          {may && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>
              {t('offices.places.newPoint')}
            </Button>
          )}
        </>
      }
    >
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<Row>
            caption={t('settings.places')}
            rows={rows}
            rowKey={(row) => (row.counter ?? row.point).id}
            chosen={open}
            onOpen={(row) => show((row.counter ?? row.point).id)}
            error={query.error}
            onRetry={() => void query.refetch()}
            none={{ title: t('offices.places.none') }}
            noMatch={null}
            columns={[
              {
                name: 'name',
                grow: true,
                head: t('offices.name'),
                cell: ({ point, counter }) =>
                  counter ? <span className={css.under}>{counter.name}</span> : <strong>{point.name}</strong>,
              },
              {
                name: 'code',
                head: t('offices.places.code'),
                cell: ({ point, counter }) => (counter ? counter.number : point.code),
                number: true,
              },
              {
                name: 'what',
                head: t('offices.places.what'),
                cell: ({ point, counter }) =>
                  counter
                    ? counter.inUse === false
                      ? t('offices.places.outOfUse')
                      : counter.lanes.map((lane) => t(`offices.lane.${lane}`)).join(', ') || t('offices.lane.all')
                    : t(`offices.kind.${point.kind}`),
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

import { Button } from '@mantine/core';
import { IconPackageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
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
import { StockForm } from './stock-form.js';
import { stockQuery, type StockFlag } from './stock.queries.js';
import css from './stock.module.css';

export function StockPage() {
  return (
    <RequireAccess permission="queue:stock:edit">
      <RequireOffice>
        <Stock />
      </RequireOffice>
    </RequireAccess>
  );
}

/** What a service point has run out of: its days say so to whoever wants to book, and seats stay as they are. */
function Stock() {
  const { t } = useTranslation();
  const { office, servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/stock' });
  const point = servicePoint?.id ?? '';
  const flags = useQuery(stockQuery(point));
  const services = useQuery(servicesQuery).data?.items ?? [];
  const served = services.filter((one) => servicePoint?.serviceCodes.includes(one.code));
  const nameOf = (code: string): string => {
    const service = services.find((one) => one.code === code);
    return service ? format.words(service.name) : code;
  };
  const show = (next?: string): void => void navigate({ to: '/settings/stock', search: next ? { open: next } : {} });
  const chosen = flags.data?.items.find((flag) => flag.id === open);
  return (
    <Page
      title={t('settings.stock')}
      note={t('stock.note')}
      controls={<Button onClick={() => show('new')}>{t('stock.new')}</Button>}
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
          <ListTable<StockFlag>
            caption={t('settings.stock')}
            rows={flags.data?.items}
            rowKey={(row) => row.id}
            chosen={open}
            onOpen={(row) => show(row.id)}
            error={flags.error}
            onRetry={() => void flags.refetch()}
            none={{ title: t('stock.none') }}
            noMatch={null}
            columns={[
              {
                name: 'what',
                grow: true,
                head: t('stock.what'),
                cell: (row) => (
                  <>
                    <IconPackageOff size={16} aria-hidden /> {format.words(row.reason)}
                  </>
                ),
              },
              { name: 'service', head: t('stock.service'), wideOnly: true, cell: (row) => nameOf(row.serviceCode) },
              {
                name: 'days',
                head: t('stock.days'),
                cell: (row) =>
                  `${format.date(row.sinceOn)} – ${row.untilOn ? format.date(row.untilOn) : t('stock.unknown')}`,
              },
            ]}
          />
        }
        record={
          (open === 'new' && services.length > 0) || chosen ? (
            <StockForm
              key={`${point} ${open} ${chosen?.version ?? ''}`}
              point={point}
              zone={zone}
              flag={chosen}
              services={served}
              today={dayIn(zone, now())}
              onClose={() => show()}
            />
          ) : (
            <div className={css.form}>
              <p className={css.soft}>{t('stock.choose')}</p>
              <p>
                <Link to="/slots">{t('stock.toWeek')}</Link>
              </p>
            </div>
          )
        }
      />
    </Page>
  );
}

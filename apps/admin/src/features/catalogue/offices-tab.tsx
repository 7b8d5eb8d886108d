import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { ListAndRecord } from '../../ui/panel.js';
import css from './catalogue.module.css';
import { switchesQuery, type Switch } from './catalogue.queries.js';
import { PreviewPanel } from './preview-panel.js';
import { SwitchForm } from './switch-form.js';
import { newKey, type TabProps } from './tab.js';

/** What the acting office offers differently, for this service or for all of them. */
export function OfficesTab({ service, line, onLine }: TabProps) {
  const { t } = useTranslation();
  const { office, officeName, zone } = usePlace();
  const format = useFormat(zone);
  const may = useMay()('catalogue:switches:edit');
  const list = useQuery(switchesQuery);
  const rows = list.data?.items.filter((one) => one.serviceCode === null || one.serviceCode === service.code);
  const open = rows?.find((one) => one.id === line);
  const adding = line === newKey();
  const points = office?.servicePoints.filter((point) => point.serviceCodes.includes(service.code)) ?? [];
  const add = may && (
    <div>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onLine(newKey())}>
        {t('catalogue.switch.new')}
      </Button>
    </div>
  );
  return (
    <ListAndRecord
      recordFirst={open !== undefined || adding}
      list={
        <>
          <p className={css.soft}>
            {points.length > 0
              ? t('catalogue.switch.servedAt', {
                  office: officeName,
                  points: points.map((point) => point.name).join(', '),
                })
              : t('catalogue.switch.servedNowhere', { office: officeName })}
          </p>
          <ListTable<Switch>
            caption={t('catalogue.tab.offices')}
            rows={rows}
            rowKey={(row) => row.id}
            chosen={line}
            onOpen={(row) => onLine(row.id)}
            error={list.error}
            onRetry={() => void list.refetch()}
            none={{ title: t('catalogue.switch.none'), step: add }}
            noMatch={null}
            foot={add}
            columns={[
              {
                name: 'name',
                grow: true,
                head: t('catalogue.switch.what'),
                cell: (row) => t(`catalogue.switch.name.${row.name}`),
              },
              {
                name: 'on',
                head: t('catalogue.switch.is'),
                cell: (row) => t(row.isOn ? 'catalogue.yes' : 'catalogue.no'),
              },
              {
                name: 'for',
                head: t('catalogue.switch.for'),
                wideOnly: true,
                cell: (row) => t(row.serviceCode ? 'catalogue.switch.thisService' : 'catalogue.switch.allServices'),
              },
              {
                name: 'days',
                head: t('catalogue.switch.days'),
                number: true,
                cell: (row) =>
                  row.validTo
                    ? `${format.date(row.validFrom)} – ${format.date(row.validTo)}`
                    : t('catalogue.since', { day: format.date(row.validFrom) }),
              },
            ]}
          />
        </>
      }
      record={
        <div className={css.record}>
          {(open || adding) && (
            <SwitchForm
              key={line}
              serviceCode={service.code}
              line={open}
              may={may}
              onSaved={(id) => onLine(id)}
              onClose={() => onLine(undefined)}
            />
          )}
          <PreviewPanel service={service} from={open?.validFrom} />
        </div>
      }
    />
  );
}

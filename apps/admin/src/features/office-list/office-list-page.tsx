import { Button } from '@mantine/core';
import { IconMapPin, IconPlus, IconStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keeperQuery } from '../../api/reference.queries.js';
import { sessionQuery, useMay } from '../../api/session.queries.js';
import type { SessionOffice } from '../../api/shapes.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { NewOfficeForm } from './new-office-form.js';
import css from './office-list.module.css';
import { CREATE } from './office-list.queries.js';
import { OfficeRecord } from './office-record.js';

export function OfficeListPage() {
  return (
    <RequireAccess permission="offices:settings:read">
      <OfficeList />
    </RequireAccess>
  );
}

/** The offices this person works in, which of them leads, and the way to another one. */
function OfficeList() {
  const { t } = useTranslation();
  const may = useMay()(CREATE);
  const session = useQuery(sessionQuery);
  const keeper = useQuery(keeperQuery).data;
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/offices' });
  const show = (next?: string): void => void navigate({ to: '/settings/offices', search: next ? { open: next } : {} });
  const offices = session.data?.offices;
  const chosen = offices?.find((office) => office.code === open);
  const here = session.data?.officeCode;
  return (
    <Page
      title={t('settings.offices')}
      note={keeper ? t('officeList.leads', { name: keeper.officeName }) : undefined}
      controls={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>
            {t('officeList.new')}
          </Button>
        )
      }
    >
      <ListAndRecord
        recordFirst={open !== undefined}
        list={
          <ListTable<SessionOffice>
            caption={t('settings.offices')}
            rows={offices}
            rowKey={(row) => row.code}
            chosen={open}
            onOpen={(row) => show(row.code)}
            error={session.error}
            onRetry={() => void session.refetch()}
            none={{ title: t('officeList.none') }}
            noMatch={null}
            columns={[
              {
                name: 'name',
                grow: true,
                head: t('offices.name'),
                cell: (row) => (
                  <span className={css.name}>
                    <strong>{row.name}</strong>
                    {row.code === here && (
                      <span className={css.mark}>
                        <IconMapPin size={14} aria-hidden />
                        {t('officeList.here')}
                      </span>
                    )}
                    {row.code === keeper?.officeCode && (
                      <span className={css.mark}>
                        <IconStar size={14} aria-hidden />
                        {t('officeList.leading')}
                      </span>
                    )}
                  </span>
                ),
              },
              { name: 'code', head: t('offices.places.code'), cell: (row) => row.code },
              {
                name: 'roles',
                head: t('officeList.roles'),
                cell: (row) => row.roles.map((role) => t(`role.${role}` as 'role.head')).join(', '),
                wideOnly: true,
              },
            ]}
          />
        }
        record={
          open === 'new' && may ? (
            <NewOfficeForm onClose={() => show()} />
          ) : chosen ? (
            <OfficeRecord key={chosen.code} office={chosen} here={chosen.code === here} onClose={() => show()} />
          ) : (
            <p className={css.soft}>{t('officeList.choose')}</p>
          )
        }
      />
    </Page>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { KeptElsewhere, useKeptElsewhere } from '../../ui/kept-elsewhere.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { RequireAccess } from '../../ui/require-access.js';
import css from './catalogue.module.css';
import { allServicesQuery, type EditedSummary } from './catalogue.queries.js';
import { Completeness, ServiceState, Unsure } from './marks.js';

const STATES = ['published', 'draft', 'withdrawn'] as const;

export function CataloguePage() {
  return (
    <RequireAccess permission="catalogue:services:read">
      <Services />
    </RequireAccess>
  );
}

/** Every service of the house: how complete its standard is, what is unsure, and what waits for publication. */
function Services() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/catalogue' });
  const may = useMay();
  const keptElsewhere = useKeptElsewhere();
  const list = useQuery(allServicesQuery);
  const state = STATES.find((one) => one === search.state);
  const find = search.find ?? '';
  const show = (next: { state?: string; find?: string }): void =>
    void navigate({
      to: '/settings/catalogue',
      search: { ...(next.state ? { state: next.state } : {}), ...(next.find ? { find: next.find } : {}) },
      replace: true,
    });
  const all = list.data?.items;
  const wanted = find.trim().toLowerCase();
  const rows = all
    ?.filter(
      (one) =>
        (!state || one.state === state) &&
        [one.code, one.name.id, one.name.en].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) || format.words(a.name).localeCompare(format.words(b.name)),
    );
  const count = (value: EditedSummary['state']) => all && format.count(all.filter((one) => one.state === value).length);

  return (
    <Page
      title={t('settings.catalogue')}
      note={t('catalogue.note')}
      controls={
        may('catalogue:services:edit') &&
        !keptElsewhere && (
          <Button onClick={() => void navigate({ to: '/settings/new-service' })}>{t('catalogue.newService')}</Button>
        )
      }
    >
      <KeptElsewhere />
      <div className={css.filters}>
        <TextInput
          className={css.find}
          aria-label={t('catalogue.find')}
          placeholder={t('catalogue.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={find}
          onChange={(event) => show({ ...(state ? { state } : {}), find: event.currentTarget.value })}
        />
        <FilterTabs
          label={t('catalogue.stateName')}
          value={state ?? ''}
          onChange={(value) => show({ state: value, find })}
          options={[
            { value: '', label: t('list.all'), count: all && format.count(all.length) },
            ...STATES.map((value) => ({ value, label: t(`catalogue.state.${value}`), count: count(value) })),
          ]}
        />
      </div>
      <ListTable<EditedSummary>
        caption={t('settings.catalogue')}
        rows={rows}
        rowKey={(row) => row.code}
        onOpen={(row) =>
          void navigate({ to: '/settings/catalogue/$serviceCode', params: { serviceCode: row.code }, search: {} })
        }
        error={list.error}
        onRetry={() => void list.refetch()}
        none={{ title: t('catalogue.none') }}
        noMatch={state || wanted ? { title: t('catalogue.noMatch'), clear: () => show({}) } : null}
        columns={[
          {
            name: 'name',
            grow: true,
            head: t('catalogue.service'),
            cell: (row) => (
              <>
                <span className={css.named}>{format.words(row.name)}</span>
                <span className={css.under}>
                  <ServiceState state={row.state} />
                  <Completeness of={row.completeness} />
                </span>
              </>
            ),
          },
          {
            name: 'state',
            head: t('catalogue.stateName'),
            wideOnly: true,
            cell: (row) => <ServiceState state={row.state} />,
          },
          {
            name: 'complete',
            head: t('catalogue.complete'),
            wideOnly: true,
            cell: (row) => <Completeness of={row.completeness} />,
          },
          {
            name: 'unsure',
            head: t('catalogue.toBeConfirmed'),
            wideOnly: true,
            cell: (row) => (row.toBeConfirmed > 0 ? <Unsure>{format.count(row.toBeConfirmed)}</Unsure> : '–'),
          },
          {
            name: 'drafts',
            head: t('catalogue.drafts'),
            number: true,
            wideOnly: true,
            cell: (row) => (row.drafts > 0 ? format.count(row.drafts) : '–'),
          },
          {
            name: 'next',
            head: t('catalogue.nextChange'),
            number: true,
            wideOnly: true,
            cell: (row) => (row.nextChangeOn ? format.date(row.nextChangeOn) : '–'),
          },
        ]}
      />
    </Page>
  );
}

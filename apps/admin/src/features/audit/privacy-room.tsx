import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { ListTable } from '../../ui/list-table.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { BreachNotice } from './breach-notice.js';
import { FindPerson } from './find-person.js';
import { Register } from './person-kept.js';
import { PrivacyClock } from './privacy-clock.js';
import { PrivacyRequestDialog } from './privacy-request-dialog.js';
import { type PrivacyRequest, purposesQuery, requestsQuery } from './privacy.queries.js';

const PARTS = ['requests', 'find', 'breach', 'register'] as const;

/** What people may ask about their own data (UU 27/2022): what waits, whom it is about, and what this house keeps at all. */
export function PrivacyRoom() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/audit' });
  const part = PARTS.find((name) => name === search.part) ?? 'requests';
  const [opened, setOpened] = useState<string>();
  return (
    <div className={css.stack}>
      <FilterTabs
        label={t('audit.room.privacy')}
        value={part}
        onChange={(chosen) =>
          void navigate({ to: '/audit', search: { room: 'privacy', ...(chosen ? { part: chosen } : {}) } })
        }
        options={PARTS.map((value) => ({ value, label: t(`audit.privacy.part.${value}`) }))}
      />
      {part === 'requests' && <Requests onOpen={setOpened} />}
      {part === 'find' && <FindPerson onOpened={setOpened} />}
      {part === 'breach' && <BreachNotice />}
      {part === 'register' && <WholeRegister />}
      {opened && <PrivacyRequestDialog key={opened} id={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

function Requests(props: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const list = useQuery(requestsQuery);
  return (
    <ListTable<PrivacyRequest>
      caption={t('audit.privacy.part.requests')}
      rows={list.data?.items}
      rowKey={(row) => row.id}
      rowLabel={(row) => `${t(`audit.privacy.kind.${row.kind}`)} ${format.moment(row.askedAt)}`}
      error={list.error}
      onRetry={() => void list.refetch()}
      none={{ title: t('audit.privacy.noRequests') }}
      noMatch={null}
      onOpen={(row) => props.onOpen(row.id)}
      columns={[
        { name: 'kind', head: t('audit.privacy.kindHead'), cell: (row) => t(`audit.privacy.kind.${row.kind}`) },
        { name: 'clock', head: t('audit.privacy.clock'), grow: true, cell: (row) => <PrivacyClock request={row} /> },
        {
          name: 'askedAt',
          head: t('audit.privacy.askedAt'),
          number: true,
          wideOnly: true,
          cell: (row) => format.moment(row.askedAt),
        },
        {
          name: 'dueAt',
          head: t('audit.privacy.dueAt'),
          number: true,
          wideOnly: true,
          cell: (row) => format.moment(row.dueAt),
        },
      ]}
    />
  );
}

function WholeRegister() {
  const { t } = useTranslation();
  const purposes = useQuery(purposesQuery);
  if (purposes.error) return <ProblemBanner error={purposes.error} onRetry={() => void purposes.refetch()} />;
  if (!purposes.data) return <p role="status">{t('list.loading')}</p>;
  return <Register stores={purposes.data.items} />;
}

import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Page } from '../../ui/page.js';
import { ListAndRecord } from '../../ui/panel.js';
import { RequireAccess } from '../../ui/require-access.js';
import { TemplateEditor } from './template-editor.js';
import css from './templates.module.css';
import { templatesQuery, type Template } from './templates.queries.js';

export function TemplatesPage() {
  return (
    <RequireAccess permission="platform:templates:manage">
      <Templates />
    </RequireAccess>
  );
}

/** Every message the house can send, and how this office words it. */
function Templates() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/templates' });
  const list = useQuery(templatesQuery);
  const rows = list.data?.items;
  const chosen = rows?.find((row) => row.name === open);
  const show = (name: string | undefined): void =>
    void navigate({ to: '/settings/templates', search: name ? { open: name } : {} });
  return (
    <Page title={t('settings.templates')} note={t('templates.note')}>
      <ListAndRecord
        recordFirst={chosen !== undefined}
        list={
          <ListTable<Template>
            caption={t('settings.templates')}
            rows={rows}
            rowKey={(row) => row.name}
            chosen={open}
            onOpen={(row) => show(row.name)}
            error={list.error}
            onRetry={() => void list.refetch()}
            none={{ title: t('templates.none') }}
            noMatch={null}
            columns={[
              { name: 'about', grow: true, head: t('templates.about'), cell: (row) => <About row={row} /> },
              { name: 'whose', head: t('templates.whose'), cell: (row) => <Whose row={row} />, wideOnly: true },
            ]}
          />
        }
        record={
          chosen ? (
            <TemplateEditor
              key={`${chosen.name}@${chosen.version}`}
              template={chosen}
              onClose={() => show(undefined)}
            />
          ) : (
            rows && rows.length > 0 && <p className={css.hint}>{t('templates.choose')}</p>
          )
        }
      />
    </Page>
  );
}

/** On a phone there is room for one column: what is not the house's own stands under the message. */
function About({ row }: { row: Template }) {
  const format = useFormat(usePlace().zone);
  return (
    <span className={css.about}>
      {format.words(row.about)}
      {(row.outdated || row.version > 0) && (
        <span className={css.narrow}>
          <Whose row={row} />
        </span>
      )}
    </span>
  );
}

function Whose({ row }: { row: Template }) {
  const { t } = useTranslation();
  if (row.outdated) {
    return (
      <span className={css.outdated}>
        <IconAlertTriangleFilled size={16} aria-hidden />
        {t('templates.outdated')}
      </span>
    );
  }
  if (row.office.id ?? row.office.en) return <span className={css.strong}>{t('templates.office')}</span>;
  return <span className={css.soft}>{t('templates.house')}</span>;
}

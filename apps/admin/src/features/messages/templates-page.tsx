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
  const { zone } = usePlace();
  const format = useFormat(zone);
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/settings/templates' });
  const list = useQuery(templatesQuery);
  const rows = list.data?.items;
  const chosen = rows?.find((row) => row.name === open);
  const show = (name: string | undefined): void =>
    void navigate({ to: '/settings/templates', search: name ? { open: name } : {} });
  const whose = (row: Template): string => {
    if (row.outdated) return t('templates.outdated');
    return (row.office.id ?? row.office.en) ? t('templates.office') : t('templates.house');
  };
  return (
    <Page title={t('settings.templates')} note={t('templates.note')}>
      <ListAndRecord
        recordFirst={chosen !== undefined}
        list={
          <ListTable<Template>
            caption={t('settings.templates')}
            rows={rows}
            rowKey={(row) => row.name}
            rowLabel={(row) => format.words(row.about)}
            chosen={open}
            onOpen={(row) => show(row.name)}
            error={list.error}
            onRetry={() => void list.refetch()}
            none={{ title: t('templates.none') }}
            noMatch={null}
            columns={[
              { name: 'about', grow: true, head: t('templates.about'), cell: (row) => format.words(row.about) },
              { name: 'whose', head: t('templates.whose'), cell: whose, wideOnly: true },
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

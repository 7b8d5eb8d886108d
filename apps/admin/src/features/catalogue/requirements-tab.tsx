import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { ListAndRecord } from '../../ui/panel.js';
import css from './catalogue.module.css';
import type { Requirement } from './catalogue.queries.js';
import { LineState, Unsure } from './marks.js';
import { PreviewPanel } from './preview-panel.js';
import { RequirementForm } from './requirement-form.js';
import { lineKey, newKey, openLine, type TabProps } from './tab.js';
import { useWhom } from './use-whom.js';

/** What is asked for, with the groups of which one is enough. */
export function RequirementsTab({ service, line, onLine }: TabProps) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const whom = useWhom();
  const open = openLine(service.requirements, (one) => one.code, line);
  const adding = line === newKey();
  const groups = new Map(service.requirementGroups.map((group) => [group.code, format.words(group.name)]));
  const keyOf = (one: Requirement): string => lineKey(one.code, one.validFrom, one.state);
  return (
    <ListAndRecord
      recordFirst={open !== undefined || adding}
      list={
        <ListTable<Requirement>
          caption={t('catalogue.tab.requirements')}
          rows={service.requirements}
          rowKey={keyOf}
          chosen={line}
          onOpen={(one) => onLine(keyOf(one))}
          error={null}
          onRetry={() => undefined}
          none={{ title: t('catalogue.requirement.none'), step: <AddButton {...{ service, onLine }} /> }}
          noMatch={null}
          foot={<AddButton {...{ service, onLine }} />}
          columns={[
            {
              name: 'name',
              grow: true,
              head: t('catalogue.requirement.name'),
              cell: (one) => format.words(one.name),
            },
            {
              name: 'group',
              grow: true,
              head: t('catalogue.requirement.group'),
              wideOnly: true,
              cell: (one) => (one.group ? (groups.get(one.group) ?? one.group) : '–'),
            },
            {
              name: 'who',
              grow: true,
              head: t('catalogue.appliesTo.title'),
              wideOnly: true,
              cell: (one) => whom(one.appliesTo),
            },
            {
              name: 'state',
              head: t('catalogue.stateName'),
              cell: (one) => (
                <>
                  <LineState state={one.state} />
                  {one.confidence === 'to_be_confirmed' && <Unsure>{t('catalogue.unsure')}</Unsure>}
                </>
              ),
            },
            {
              name: 'from',
              head: t('catalogue.validFrom'),
              number: true,
              wideOnly: true,
              cell: (one) => format.date(one.validFrom),
            },
          ]}
        />
      }
      record={
        <div className={css.record}>
          {(open || adding) && (
            <RequirementForm
              key={line}
              service={service}
              line={open}
              onSaved={(code, validFrom) => onLine(lineKey(code, validFrom, 'draft'))}
              onClose={() => onLine(undefined)}
            />
          )}
          <PreviewPanel service={service} from={open?.validFrom} />
        </div>
      }
    />
  );
}

function AddButton({ service, onLine }: Pick<TabProps, 'service' | 'onLine'>) {
  const { t } = useTranslation();
  if (!service.actions.includes('edit')) return null;
  return (
    <div>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onLine(newKey())}>
        {t('catalogue.requirement.new')}
      </Button>
    </div>
  );
}

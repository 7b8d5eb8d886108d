import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../lib/i18n.js';
import { AppliesToFields } from './applies-to-fields.js';
import { CodeField } from '../../ui/code-field.js';
import { BothLanguages } from './both-languages.js';
import type { EditedService, Requirement } from './catalogue.queries.js';
import { LineForm } from './line-form.js';

const NEW_GROUP = '+';

export function RequirementForm(props: {
  service: EditedService;
  line: Requirement | undefined;
  onSaved: (code: string, validFrom: string) => void;
  onClose: () => void;
}) {
  const { service, line } = props;
  const { t } = useTranslation();
  const [code, setCode] = useState(line?.code ?? '');
  const [name, setName] = useState(line?.name ?? { id: '', en: '' });
  const [detail, setDetail] = useState(line?.detail ?? { id: '', en: '' });
  const [need, setNeed] = useState(line?.need ?? 'always');
  const [group, setGroup] = useState(line?.group ?? '');
  const [made, setMade] = useState({ code: '', name: { id: '', en: '' } });
  const [appliesTo, setAppliesTo] = useState(line?.appliesTo ?? {});
  const known = service.requirementGroups.find((one) => one.code === group);
  const said = detail.id.trim() !== '' || detail.en.trim() !== '';

  return (
    <LineForm
      service={service}
      kind="requirement"
      title={line ? t('catalogue.requirement.edit') : t('catalogue.requirement.new')}
      code={code}
      line={line}
      own={{
        name,
        detail: said ? detail : null,
        need,
        group: group === NEW_GROUP ? made : (known ?? null),
        appliesTo,
      }}
      shown={['/name', '/detail', '/group/name', '/group/code', '/appliesTo', '/appliesTo/ageBelow']}
      onSaved={(validFrom) => props.onSaved(code, validFrom)}
      onClose={props.onClose}
      fields={(at) => (
        <>
          {!line && <CodeField value={code} onChange={setCode} />}
          <BothLanguages label={t('catalogue.name')} value={name} onChange={setName} error={at('/name')} />
          <BothLanguages
            label={t('catalogue.requirement.detail')}
            value={detail}
            onChange={setDetail}
            error={at('/detail')}
            optional
          />
          <NativeSelect
            label={t('catalogue.requirement.group')}
            data={[
              { value: '', label: t('catalogue.requirement.alone') },
              ...service.requirementGroups.map((one) => ({ value: one.code, label: one.name[currentLocale()] })),
              { value: NEW_GROUP, label: t('catalogue.requirement.newGroup') },
            ]}
            value={group}
            onChange={(event) => setGroup(event.currentTarget.value)}
          />
          {group === NEW_GROUP && (
            <>
              <TextInput
                label={t('catalogue.requirement.groupCode')}
                required
                pattern="[a-z][a-z0-9_]*"
                maxLength={60}
                value={made.code}
                onChange={(event) => setMade({ ...made, code: event.currentTarget.value })}
                error={at('/group/code')}
              />
              <BothLanguages
                label={t('catalogue.requirement.groupName')}
                value={made.name}
                onChange={(next) => setMade({ ...made, name: next })}
                error={at('/group/name')}
              />
            </>
          )}
          <NativeSelect
            label={t('catalogue.requirement.needName')}
            data={(['always', 'if_applicable'] as const).map((value) => ({
              value,
              label: t(`catalogue.requirement.need.${value}`),
            }))}
            value={need}
            onChange={(event) => setNeed(event.currentTarget.value as typeof need)}
          />
          <AppliesToFields value={appliesTo} onChange={setAppliesTo} error={at('/appliesTo')} />
        </>
      )}
    />
  );
}

import { NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../lib/i18n.js';
import { AppliesToFields } from './applies-to-fields.js';
import { BothLanguages } from './both-languages.js';
import css from './catalogue.module.css';
import { CodeField } from '../../ui/code-field.js';
import type { EditedService, FeeLine } from './catalogue.queries.js';
import { LineForm } from './line-form.js';

const ROLES = ['price', 'burden', 'add_on'] as const;

export function FeeForm(props: {
  service: EditedService;
  line: FeeLine | undefined;
  onSaved: (code: string, validFrom: string) => void;
  onClose: () => void;
}) {
  const { service, line } = props;
  const { t } = useTranslation();
  const [code, setCode] = useState(line?.code ?? '');
  const [name, setName] = useState(line?.name ?? { id: '', en: '' });
  const [role, setRole] = useState(line?.role ?? 'price');
  const [amount, setAmount] = useState<number | ''>(line?.amount ?? '');
  const [options, setOptions] = useState(line?.options ?? {});
  const [appliesTo, setAppliesTo] = useState(line?.appliesTo ?? {});
  const { document, years, days } = options;
  const dots = currentLocale() === 'id';
  const number = (given: string | number): number | undefined => (typeof given === 'number' ? given : undefined);
  const cut = (next: typeof options): void =>
    setOptions(Object.fromEntries(Object.entries(next).filter(([, held]) => held !== undefined)));

  return (
    <LineForm
      service={service}
      kind="fee"
      title={line ? t('catalogue.fee.edit') : t('catalogue.fee.new')}
      code={code}
      line={line}
      own={{ name, role, amount: amount === '' ? 0 : amount, options, appliesTo }}
      shown={['/name', '/amount', '/appliesTo', '/appliesTo/ageBelow']}
      onSaved={(validFrom) => props.onSaved(code, validFrom)}
      onClose={props.onClose}
      fields={(at) => (
        <>
          {!line && <CodeField value={code} onChange={setCode} />}
          <BothLanguages label={t('catalogue.name')} value={name} onChange={setName} error={at('/name')} />
          <div className={css.pair}>
            <NumberInput
              label={t('catalogue.fee.amount')}
              required
              min={0}
              max={2_000_000_000}
              allowDecimal={false}
              hideControls
              prefix="Rp"
              thousandSeparator={dots ? '.' : ','}
              decimalSeparator={dots ? ',' : '.'}
              value={amount}
              onChange={(given) => setAmount(typeof given === 'number' ? given : '')}
              error={at('/amount')}
            />
            <NativeSelect
              label={t('catalogue.fee.roleName')}
              data={ROLES.map((value) => ({ value, label: t(`catalogue.fee.role.${value}`) }))}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as typeof role)}
            />
          </div>
          {role === 'price' && (
            <>
              <NativeSelect
                label={t('catalogue.fee.document')}
                data={[
                  { value: '', label: t('catalogue.any') },
                  ...(['ordinary', 'electronic'] as const).map((value) => ({
                    value,
                    label: t(`catalogue.document.${value}`),
                  })),
                ]}
                value={document ?? ''}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  cut({ ...options, document: value === '' ? undefined : (value as 'ordinary' | 'electronic') });
                }}
              />
              <div className={css.pair}>
                <NumberInput
                  label={t('catalogue.fee.years')}
                  min={1}
                  max={99}
                  allowDecimal={false}
                  hideControls
                  value={years ?? ''}
                  onChange={(given) => cut({ ...options, years: number(given) })}
                />
                <NumberInput
                  label={t('catalogue.fee.days')}
                  min={1}
                  max={9999}
                  allowDecimal={false}
                  hideControls
                  value={days ?? ''}
                  onChange={(given) => cut({ ...options, days: number(given) })}
                />
              </div>
            </>
          )}
          <AppliesToFields value={appliesTo} onChange={setAppliesTo} error={at('/appliesTo')} />
        </>
      )}
    />
  );
}

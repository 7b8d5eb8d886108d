import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { servicesQuery, usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { useFormat } from '../../lib/use-format.js';
import { enterLine, type PaperList } from './paper.queries.js';
import { lineOf, nextLine, OUTCOMES, TIMES, type TypedLine } from './typed-line.js';
import css from './paper.module.css';

interface Refused {
  line: TypedLine;
  why: string;
}

/**
 * Lines by keyboard alone: Tab through the fields, Enter saves, and the next line is there with its number. What was refused stays
 * below with its reason until it is put right; nobody has to wait for it.
 */
export function LineEntry({ sheet, onSaved }: { sheet: PaperList; onSaved: () => void }) {
  const { t } = useTranslation();
  const { servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const first = useRef<HTMLInputElement>(null);
  const services = useQuery(servicesQuery).data?.items ?? [];
  const offered = services.filter((one) => servicePoint?.serviceCodes.includes(one.code));
  const done = new Set(sheet.entered.map((one) => one.number));
  const [line, setLine] = useState<TypedLine>({
    ...{ bookingCode: '', serviceCode: '', arrivedAt: '', calledAt: '', startedAt: '', endedAt: '' },
    ...{ number: sheet.numbers.find((one) => !done.has(one)) ?? '', counterNumber: '', outcome: 'D' },
  });
  const [refused, setRefused] = useState<Refused[]>([]);
  const [saved, setSaved] = useState('');
  const set = (change: Partial<TypedLine>): void => setLine((now) => ({ ...now, ...change }));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const typed = { ...line, serviceCode: line.serviceCode || (offered[0]?.code ?? '') };
    setLine(nextLine(typed));
    first.current?.focus();
    setRefused((now) => now.filter((one) => one.line.number !== typed.number));
    try {
      const { already, entry } = await enterLine(lineOf(typed, sheet));
      setSaved(t(already ? 'paper.already' : 'paper.saved', { number: entry.number }));
      onSaved();
    } catch (error) {
      const problem = asProblem(error);
      const fields = problem.errors.map((one) => one.detail).join(' ');
      setRefused((now) => [...now, { line: typed, why: fields || problem.message }]);
    }
  }

  const field = (name: (typeof TIMES)[number] | 'number' | 'bookingCode' | 'counterNumber') => ({
    label: t(`paper.${name}`),
    value: line[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <form className={css.line} onSubmit={(event) => void save(event)} aria-label={t('paper.enter')}>
        <TextInput {...field('number')} ref={first} required maxLength={12} />
        <TextInput {...field('bookingCode')} maxLength={24} />
        <NativeSelect
          label={t('paper.service')}
          value={line.serviceCode}
          onChange={(event) => set({ serviceCode: event.currentTarget.value })}
          data={offered.map((one) => ({ value: one.code, label: format.words(one.name) }))}
        />
        {TIMES.map((name) => (
          <TextInput key={name} {...field(name)} inputMode="numeric" placeholder="00.00" maxLength={5} />
        ))}
        <TextInput {...field('counterNumber')} inputMode="numeric" maxLength={3} />
        <NativeSelect
          label={t('paper.outcome')}
          value={line.outcome}
          onChange={(event) => set({ outcome: event.currentTarget.value as TypedLine['outcome'] })}
          data={(Object.keys(OUTCOMES) as TypedLine['outcome'][]).map((letter) => ({
            value: letter,
            label: `${letter} ${t(`paper.outcomes.${OUTCOMES[letter]}`)}`,
          }))}
        />
        <Button type="submit" variant="filled">
          {t('paper.save')}
        </Button>
      </form>
      <p role="status">{saved}</p>
      {refused.length > 0 && (
        <ul className={css.refused} aria-label={t('paper.refused')}>
          {refused.map((one) => (
            <li key={one.line.number}>
              <strong>{one.line.number}</strong>
              <span>{one.why}</span>
              <Button
                onClick={() => {
                  setLine(one.line);
                  first.current?.focus();
                }}
              >
                {t('paper.mend')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { useFormat } from '../../lib/use-format.js';
import { Choice } from '../../ui/choice.js';
import { DateField } from '../../ui/date-field.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { Ticks } from '../../ui/ticks.js';
import { TimeField } from '../../ui/time-field.js';
import css from './catalogue.module.css';
import {
  addSwitch,
  changeSwitch,
  removeSwitch,
  switchesQuery,
  type Switch,
  type SwitchRequest,
} from './catalogue.queries.js';

const NAMES = ['offered', 'electronic_only', 'same_day'] as const;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** A Monday, to have the weekdays named. */
const MONDAY = '2026-11-2';

/** A switch holds from its day on, at once: there is no draft of it. */
export function SwitchForm(props: {
  serviceCode: string;
  line: Switch | undefined;
  may: boolean;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const { line, may } = props;
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [form] = useState(intentKey);
  const [version, setVersion] = useState(line?.version ?? 0);
  const [given, setGiven] = useState<SwitchRequest>(
    line ?? {
      name: 'electronic_only',
      serviceCode: null,
      validFrom: '',
      validTo: null,
      isOn: true,
      hours: [],
      legalBasis: '',
      source: '',
      confidence: 'confirmed',
    },
  );
  const set = (part: Partial<SwitchRequest>): void => setGiven({ ...given, ...part });
  const days = [...new Set(given.hours.map((one) => String(one.weekday)))] as (typeof WEEKDAYS)[number][];
  const { opensAt = '08:00', closesAt = '10:00' } = given.hours[0] ?? {};
  const setHours = (weekdays: readonly string[], from: string, to: string): void =>
    set({ hours: weekdays.map((weekday) => ({ weekday: Number(weekday), opensAt: from, closesAt: to })) });

  const body = (): SwitchRequest => {
    const { name, serviceCode, validFrom, validTo, isOn, hours, legalBasis, source, confidence } = given;
    const own = name === 'offered' ? props.serviceCode : serviceCode;
    return {
      ...{ name, validFrom, validTo: validTo || null, isOn, legalBasis, source, confidence },
      serviceCode: own,
      hours: name === 'same_day' && isOn ? hours : [],
    };
  };
  const save = useMutation({
    mutationFn: () => (line ? changeSwitch(line.id, version, body()) : addSwitch(body(), form)),
    onSuccess: async (saved) => {
      setVersion(saved.version);
      await queries.invalidateQueries({ queryKey: ['catalogue'] });
      props.onSaved(saved.id);
    },
  });
  const remove = useMutation({
    mutationFn: () => removeSwitch(line?.id ?? '', version),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['catalogue'] });
      props.onClose();
    },
  });
  const error = save.error ?? remove.error;
  const stale = error ? asProblem(error).code === 'stale' : false;
  const at = (pointer: string): string | undefined =>
    error ? asProblem(error).errors.find((one) => one.pointer.startsWith(pointer))?.detail : undefined;
  async function takeNewest(): Promise<void> {
    const fresh = await queries.fetchQuery({ ...switchesQuery, staleTime: 0 });
    const mine = fresh.items.find((one) => one.id === line?.id);
    if (mine) setVersion(mine.version);
    save.reset();
    remove.reset();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (may && !save.isPending && given.validFrom) save.mutate();
  }
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') props.onClose();
  }

  return (
    <Panel
      title={line ? t('catalogue.switch.edit') : t('catalogue.switch.new')}
      close={{ label: t('form.close'), perform: props.onClose }}
    >
      <form className={css.form} onSubmit={submit} onKeyDown={keys}>
        <fieldset className={css.fields} disabled={!may}>
          <NativeSelect
            label={t('catalogue.switch.what')}
            data={NAMES.map((value) => ({ value, label: t(`catalogue.switch.name.${value}`) }))}
            value={given.name}
            onChange={(event) => set({ name: event.currentTarget.value as SwitchRequest['name'] })}
          />
          <Choice
            label={t('catalogue.switch.is')}
            value={given.isOn ? 'on' : 'off'}
            onChange={(value) => set({ isOn: value === 'on' })}
            options={[
              { value: 'on', label: t('catalogue.yes') },
              { value: 'off', label: t('catalogue.no') },
            ]}
          />
          {given.name !== 'offered' && (
            <NativeSelect
              label={t('catalogue.switch.for')}
              data={[
                { value: '', label: t('catalogue.switch.allServices') },
                { value: props.serviceCode, label: t('catalogue.switch.thisService') },
              ]}
              value={given.serviceCode ?? ''}
              onChange={(event) => set({ serviceCode: event.currentTarget.value || null })}
              error={at('/serviceCode')}
            />
          )}
          {given.name === 'same_day' && given.isOn && (
            <>
              <Ticks
                label={t('catalogue.switch.weekdays')}
                options={WEEKDAYS.map((day) => [day, format.weekday(`${MONDAY}${Number(day) + 2}`)])}
                value={days}
                onChange={(next) => setHours(next.toSorted(), opensAt, closesAt)}
              />
              <div className={css.pair}>
                <TimeField
                  label={t('catalogue.switch.opensAt')}
                  value={opensAt}
                  onChange={(time) => setHours(days, time, closesAt)}
                />
                <TimeField
                  label={t('catalogue.switch.closesAt')}
                  value={closesAt}
                  onChange={(time) => setHours(days, opensAt, time)}
                  error={at('/hours')}
                />
              </div>
            </>
          )}
          <div className={css.pair}>
            <DateField
              label={t('catalogue.validFrom')}
              required
              value={given.validFrom}
              onChange={(validFrom) => set({ validFrom })}
              error={at('/validFrom')}
            />
            <DateField
              label={t('catalogue.validTo')}
              value={given.validTo ?? ''}
              onChange={(validTo) => set({ validTo: validTo || null })}
              error={at('/validTo')}
            />
          </div>
          {(['legalBasis', 'source'] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`catalogue.${name}`)}
              required
              maxLength={300}
              value={given[name]}
              onChange={(event) => set({ [name]: event.currentTarget.value })}
              error={at(`/${name}`)}
            />
          ))}
        </fieldset>
        <ProblemBanner
          error={error}
          without={['/serviceCode', '/hours', '/validFrom', '/validTo', '/legalBasis', '/source']}
        />
        {stale && (
          <div className={css.conflict}>
            <p>{t('catalogue.conflict')}</p>
            <Button onClick={() => void takeNewest()}>{t('catalogue.takeNewest')}</Button>
          </div>
        )}
        {may ? (
          <div className={css.buttons}>
            {line && (
              <Button color="red" variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('catalogue.switch.remove')}
              </Button>
            )}
            <span className={css.grow} />
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('catalogue.switch.save')}
            </Button>
          </div>
        ) : (
          <p className={css.soft}>{t('catalogue.readOnly')}</p>
        )}
      </form>
    </Panel>
  );
}

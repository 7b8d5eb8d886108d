import { Button, NativeSelect, TextInput } from '@mantine/core';
import { intentKey } from '@buka-pintu/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problems.js';
import type { ServiceSummary } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import {
  addStock,
  changeStock,
  lookAtStock,
  removeStock,
  type StockEffect,
  type StockFlag,
  type StockQuestion,
} from './stock.queries.js';
import css from './stock.module.css';

const SHOWN = ['/sinceOn', '/untilOn', '/reason', '/reason/id', '/reason/en'];
const NAMED = 12;

/** What has run out. The first press looks whom it hits, the second saves; that it is there again needs one. */
export function StockForm(props: {
  point: string;
  zone: string;
  flag: StockFlag | undefined;
  services: readonly ServiceSummary[];
  today: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { flag, point } = props;
  const queries = useQueryClient();
  const [form] = useState(intentKey);
  const [looked, setLooked] = useState<string>();
  const [service, setService] = useState(flag?.serviceCode ?? '');
  const serviceCode = service || (props.services[0]?.code ?? '');
  const [sinceOn, setSince] = useState(flag?.sinceOn ?? props.today);
  const [untilOn, setUntil] = useState(flag?.untilOn ?? '');
  const [reason, setReason] = useState(flag?.reason ?? { id: '', en: '' });
  const change = { sinceOn, untilOn: untilOn || null, reason };
  const asked: StockQuestion = { servicePointId: point, serviceCode, sinceOn, untilOn: untilOn || null };
  const isLooked = looked === JSON.stringify(asked);
  const done = async (): Promise<void> => {
    props.onClose();
    for (const queryKey of [['stock-flags'], ['office-settings']]) await queries.invalidateQueries({ queryKey });
  };
  const look = useMutation({
    mutationFn: lookAtStock,
    onSuccess: (_effect, question) => setLooked(JSON.stringify(question)),
  });
  const save = useMutation({
    mutationFn: () =>
      flag
        ? changeStock(flag.id, flag.version, change)
        : addStock(form, { servicePointId: point, serviceCode, ...change }),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => removeStock(flag!.id, flag!.version), onSuccess: done });
  const error = save.error ?? remove.error ?? look.error;
  const busy = look.isPending || save.isPending || remove.isPending;
  const at = (pointer: string): string | undefined =>
    error ? asProblem(error).errors.find((one) => one.pointer.startsWith(pointer))?.detail : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (busy) return;
    save.reset();
    remove.reset();
    if (isLooked) save.mutate();
    else look.mutate(asked);
  }

  return (
    <Panel title={t(flag ? 'stock.one' : 'stock.new')} close={{ label: t('form.close'), perform: props.onClose }}>
      <form className={css.form} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && props.onClose()}>
        <NativeSelect
          label={t('stock.service')}
          data={props.services.map((one) => ({ value: one.code, label: format.words(one.name) }))}
          value={serviceCode}
          disabled={flag !== undefined}
          onChange={(event) => setService(event.currentTarget.value)}
        />
        <div className={css.pair}>
          <DateField label={t('stock.since')} required value={sinceOn} onChange={setSince} error={at('/sinceOn')} />
          <DateField
            label={t('stock.until')}
            min={sinceOn || props.today}
            value={untilOn}
            onChange={setUntil}
            error={at('/untilOn')}
          />
        </div>
        <p className={css.soft}>{t('stock.untilNote')}</p>
        {(['id', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`stock.reason.${language}`)}
            lang={language}
            required
            maxLength={200}
            value={reason[language]}
            onChange={(event) => setReason({ ...reason, [language]: event.currentTarget.value })}
            error={at(`/reason/${language}`) ?? at('/reason')}
          />
        ))}
        <ProblemBanner error={error} without={SHOWN} />
        {look.data && isLooked && <Effect effect={look.data} zone={props.zone} />}
        <div className={css.buttons}>
          {flag && (
            <Button loading={remove.isPending} onClick={() => !busy && remove.mutate()}>
              {t('stock.back')}
            </Button>
          )}
          <span className={css.grow} />
          <Button type="submit" variant="filled" loading={look.isPending || save.isPending}>
            {t(isLooked ? 'stock.save' : 'stock.look')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Effect({ effect, zone }: { effect: StockEffect; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const hit = effect.bookingsHit;
  return (
    <section className={css.effect} data-hit={hit > 0 || undefined} aria-live="polite">
      <p>
        <strong>{hit > 0 ? t('stock.hit', { count: hit }) : t('stock.hitNobody')}</strong>
      </p>
      {hit > 0 && (
        <>
          <p className={css.soft}>{t('stock.stay')}</p>
          <p>
            <Link to="/settings/closures">{t('stock.toAffected')}</Link>
          </p>
          <ul className={css.hits}>
            {effect.bookings.slice(0, NAMED).map((booking) => (
              <li key={booking.id}>
                {format.moment(booking.startsAt)} <code>{booking.code}</code>
              </li>
            ))}
            {hit > NAMED && <li className={css.soft}>{t('stock.more', { count: hit - NAMED })}</li>}
          </ul>
        </>
      )}
    </section>
  );
}

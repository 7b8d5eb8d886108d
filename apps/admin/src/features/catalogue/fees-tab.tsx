import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { ListAndRecord } from '../../ui/panel.js';
import css from './catalogue.module.css';
import type { FeeLine } from './catalogue.queries.js';
import { FeeForm } from './fee-form.js';
import { LineState, Unsure } from './marks.js';
import { PreviewPanel } from './preview-panel.js';
import { lineKey, newKey, openLine, type TabProps } from './tab.js';
import { timelineOf } from './timeline.js';

/** The prices on one axis of time: what held, what holds, what comes. A stretch opens its line. */
export function FeesTab({ service, line, onLine }: TabProps) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const open = openLine(service.fees, (fee) => fee.code, line);
  const adding = line === newKey();
  return (
    <ListAndRecord
      recordFirst={open !== undefined || adding}
      list={
        <>
          {service.fees.length > 0 ? (
            <FeeTimeline fees={service.fees} open={open} today={dayIn(zone, now())} onOpen={(key) => onLine(key)} />
          ) : (
            <p className={css.empty}>{t('catalogue.fee.none')}</p>
          )}
          {service.actions.includes('edit') && (
            <div>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onLine(newKey())}>
                {t('catalogue.fee.new')}
              </Button>
            </div>
          )}
        </>
      }
      record={
        <div className={css.record}>
          {(open || adding) && (
            <FeeForm
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

function FeeTimeline(props: {
  fees: readonly FeeLine[];
  open: FeeLine | undefined;
  today: string;
  onOpen: (key: string) => void;
}) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { years, rows, today } = timelineOf(props.fees, props.today);
  const days = (fee: FeeLine): string =>
    fee.validTo
      ? `${format.date(fee.validFrom)} – ${format.date(fee.validTo)}`
      : t('catalogue.since', { day: format.date(fee.validFrom) });
  return (
    <div className={css.timeline} role="group" aria-label={t('catalogue.fee.timeline')}>
      <div className={css.axis} aria-hidden>
        {years.map((year) => (
          <span key={year}>{year}</span>
        ))}
        <span className={css.now} style={{ left: `${today}%` }}>
          {t('catalogue.fee.today')}
        </span>
      </div>
      {rows.map(({ code, stretches }) => {
        const first = stretches.at(-1)!.line;
        return (
          <section key={code} className={css.track} aria-label={format.words(first.name)}>
            <h3 className={css.trackName}>
              {format.words(first.name)}
              {first.role !== 'price' && <span className={css.soft}> · {t(`catalogue.fee.role.${first.role}`)}</span>}
            </h3>
            <div className={css.rail}>
              <span className={css.today} style={{ left: `${today}%` }} aria-hidden />
              {stretches.map(({ line, left, width }) => {
                const key = lineKey(line.code, line.validFrom, line.state);
                return (
                  <button
                    key={key}
                    type="button"
                    className={css.stretch}
                    data-state={line.state}
                    aria-current={line === props.open || undefined}
                    style={{ left: `${left}%`, width: `${width}%` }}
                    onClick={() => props.onOpen(key)}
                  >
                    <strong>{format.rupiah(line.amount)}</strong>
                    <span className={css.days}>{days(line)}</span>
                    <LineState state={line.state} />
                    {line.confidence === 'to_be_confirmed' && <Unsure>{t('catalogue.unsure')}</Unsure>}
                  </button>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}

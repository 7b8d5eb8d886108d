import { VisuallyHidden } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lane, SlotDay, SlotLaneView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { ruleOn, type Rule } from './rules.queries.js';
import css from './slots.module.css';

/** The column of times stays while the days pass under it. */
const NARROWEST_TIME = 64;

/**
 * Days across, times down, lanes inside: booked of seats, with a bar beneath that fills. A closed day is hatched and says
 * why. A narrow screen scrolls sideways under the times, which stay.
 */
export function WeekGrid(props: {
  days: readonly SlotDay[];
  zone: string;
  today: string;
  /** Those of the service point, for who may change them: each day leads to the one that made it. */
  rules?: readonly Rule[];
}) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { days } = props;
  const frame = useRef<HTMLDivElement>(null);
  // On a narrow screen the week begins at today, not five days back.
  useEffect(() => {
    const day = frame.current?.querySelector<HTMLElement>('[data-today]');
    if (frame.current && day) frame.current.scrollLeft = day.offsetLeft - NARROWEST_TIME;
  }, [days]);
  const times = [...new Set(days.flatMap((day) => day.slots.map((slot) => format.time(slot.startsAt))))].sort();
  const lanes = [...new Set(days.flatMap((day) => day.slots.flatMap((slot) => slot.lanes.map((lane) => lane.lane))))];
  if (times.length === 0) {
    const reasons = days.flatMap((day) =>
      day.closed ? [`${format.weekday(day.on)}: ${format.words(day.closed)}`] : [],
    );
    return (
      <div className={css.none} role="status">
        <p>{t('slots.none')}</p>
        {reasons.length > 0 && <p className={css.soft}>{reasons.join(' · ')}</p>}
      </div>
    );
  }
  return (
    <>
      <div ref={frame} className={css.scroll} tabIndex={0} role="region" aria-label={t('nav.slots')}>
        <table className={css.grid}>
          <VisuallyHidden component="caption">{t('slots.caption')}</VisuallyHidden>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className={css.corner}>
                {format.zoneName}
              </th>
              {days.map((day) => (
                <th
                  key={day.on}
                  scope="colgroup"
                  colSpan={day.slots.length > 0 ? lanes.length : 1}
                  rowSpan={day.slots.length > 0 ? 1 : 2}
                  className={css.day}
                  data-closed={day.slots.length === 0 || undefined}
                  data-today={day.on === props.today || undefined}
                >
                  {format.weekday(day.on)} <span className={css.soft}>{format.shortDay(day.on)}</span>
                  {day.on === props.today && <VisuallyHidden> ({t('nav.today')})</VisuallyHidden>}
                  {props.rules && <DayRule rules={props.rules} on={day.on} today={props.today} zone={props.zone} />}
                </th>
              ))}
            </tr>
            <tr>
              {days
                .filter((day) => day.slots.length > 0)
                .flatMap((day) =>
                  lanes.map((lane, index) => (
                    <th key={day.on + lane} scope="col" className={css.lane} data-first={index === 0 || undefined}>
                      <abbr title={t(`lane.${lane}`)}>{t(`slots.short.${lane}`)}</abbr>
                    </th>
                  )),
                )}
            </tr>
          </thead>
          <tbody>
            {times.map((time, row) => (
              <tr key={time}>
                <th scope="row" className={css.time}>
                  {time}
                </th>
                {days.map((day) => (
                  <DayCells
                    key={day.on}
                    day={day}
                    time={time}
                    row={row}
                    rows={times.length}
                    lanes={lanes}
                    zone={props.zone}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.legend}>
        {lanes.map((lane) => (
          <span key={lane}>
            <strong>{t(`slots.short.${lane}`)}</strong> {t(`lane.${lane}`)}
          </span>
        ))}
        <span>{t('slots.legend')}</span>
        {days.some((day) => day.slots.some((slot) => slot.lanes.some((lane) => lane.spillTo))) && (
          <span>{t('slots.spillLegend')}</span>
        )}
      </p>
    </>
  );
}

function DayCells(props: {
  day: SlotDay;
  time: string;
  row: number;
  rows: number;
  lanes: readonly Lane[];
  zone: string;
}) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { day, lanes } = props;
  if (day.slots.length === 0) {
    if (props.row > 0) return null;
    return (
      <td rowSpan={props.rows} className={css.closed}>
        <span>{day.closed ? format.words(day.closed) : t('slots.noSlots')}</span>
      </td>
    );
  }
  const slot = day.slots.find((one) => format.time(one.startsAt) === props.time);
  if (!slot) return <td colSpan={lanes.length} className={css.blank} data-first />;
  return lanes.map((lane, index) => (
    <LaneCell
      key={lane}
      seats={slot.lanes.find((one) => one.lane === lane)}
      first={index === 0}
      withdrawn={slot.withdrawn}
      zone={props.zone}
    />
  ));
}

/** Which rule made the day; a day to come can get one of its own. */
function DayRule(props: { rules: readonly Rule[]; on: string; today: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const rule = ruleOn(props.rules, props.on);
  if (!rule) return <span className={css.rule}>{t('slots.noRule')}</span>;
  const days = `${format.date(rule.validFrom)} – ${rule.validTo ? format.date(rule.validTo) : '…'}`;
  return (
    <span className={css.rule}>
      <Link to="/settings/slot-rules" search={{ open: rule.id }} title={t('slots.ruleTitle', { days })}>
        {t('slots.ruleOf', { minutes: rule.minutes })}
      </Link>
      {props.on >= props.today && (
        <Link
          to="/settings/slot-rules"
          search={{ open: 'days', on: props.on }}
          aria-label={t('slots.daysRule', { day: format.date(props.on) })}
          title={t('slots.daysRule', { day: format.date(props.on) })}
        >
          <IconCalendarPlus size={14} aria-hidden />
        </Link>
      )}
    </span>
  );
}

function LaneCell(props: { seats: SlotLaneView | undefined; first: boolean; withdrawn: boolean; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { seats } = props;
  if (!seats || seats.seats === 0) return <td className={css.blank} data-first={props.first || undefined} />;
  const full = seats.booked >= seats.seats;
  return (
    <td
      className={css.cell}
      data-first={props.first || undefined}
      data-full={full || undefined}
      data-withdrawn={props.withdrawn || undefined}
      title={props.withdrawn ? t('slots.withdrawn') : undefined}
    >
      <span className={css.numbers}>
        {seats.booked}
        <span className={css.of}>/{seats.seats}</span>
        {seats.spillTo && seats.spillAt && (
          <span
            className={css.of}
            title={t('slots.spills', { lane: t(`lane.${seats.spillTo}`), at: format.moment(seats.spillAt) })}
          >
            {' → '}
            {t(`slots.short.${seats.spillTo}`)}
          </span>
        )}
      </span>
      <span className={css.bar} aria-hidden>
        <span style={{ width: `${(seats.booked / seats.seats) * 100}%` }} />
      </span>
    </td>
  );
}

import { useTranslation } from 'react-i18next';
import type { RuleEffect } from './rules.queries.js';
import css from './slots.module.css';
import { WeekGrid } from './week-grid.js';

/** The week in which a rule begins, as it would be laid, with what is booked now. */
export function RuleWeek(props: { effect: RuleEffect; zone: string; today: string }) {
  const { t } = useTranslation();
  const days = props.effect.week.map((day) => ({
    ...day,
    slots: day.slots.map((slot) => ({ ...slot, id: slot.startsAt, withdrawn: false })),
  }));
  return (
    <section className={css.planned} aria-labelledby="planned-week">
      <h2 id="planned-week">{t('slotRules.week')}</h2>
      <WeekGrid days={days} zone={props.zone} today={props.today} />
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import type { DayRuleEffect } from './order.queries.js';
import css from './order.module.css';

/** What the rule would have done to last week's visits, lane by lane; or that there were too few to say. */
export function DayRuleEffectTable({ effect }: { effect: DayRuleEffect }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { from, to, visits } = effect;
  const span = { from: format.date(from), to: format.date(to), count: visits };
  return (
    <section className={css.effect} aria-live="polite" aria-label={t('dayRules.effect')}>
      <strong>{t('dayRules.effect')}</strong>
      {effect.enough ? (
        <>
          <p className={css.soft}>{t('dayRules.effectWords', span)}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('dayRules.lane')}</th>
                <th scope="col">{t('dayRules.half')}</th>
                <th scope="col">{t('dayRules.nine')}</th>
              </tr>
            </thead>
            <tbody>
              {effect.lanes.map((it) => (
                <tr key={it.lane}>
                  <td>{t(`lane.${it.lane}`)}</td>
                  <td>{`${it.p50Before} → ${it.p50After}`}</td>
                  <td>{`${it.p90Before} → ${it.p90After}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{t('dayRules.longest', { before: effect.longestBefore, after: effect.longestAfter })}</p>
        </>
      ) : (
        <p>{t('dayRules.tooFew', span)}</p>
      )}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { unusualQuery } from './audit.queries.js';

/** Questions, not verdicts: each finding says its rule and what innocent answer there often is. */
export function Unusual() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const today = dayIn(zone, now());
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const report = useQuery({ ...unusualQuery(from, to), enabled: from !== '' && to !== '' });
  const findings = report.data?.findings;

  return (
    <div className={css.stack}>
      <div className={css.form}>
        <DateField label={t('audit.from')} value={from} onChange={setFrom} />
        <DateField label={t('audit.to')} value={to} onChange={setTo} />
      </div>
      <ProblemBanner error={report.error} onRetry={() => void report.refetch()} />
      {report.isLoading && (
        <AfterAWhile>
          <p role="status">{t('list.loading')}</p>
        </AfterAWhile>
      )}
      {report.data && (
        <p className={css.soft}>{t('audit.lookedThrough', { lines: format.count(report.data.lines) })}</p>
      )}
      {findings?.length === 0 && <p>{t('audit.nothingUnusual')}</p>}
      {findings && findings.length > 0 && (
        <ul className={css.findings}>
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.officer.id} ${finding.firstAt}`} className={css.finding}>
              <strong>
                {format.words(finding.name)} · {finding.officer.name ?? finding.officer.id}
              </strong>
              <span>
                {t('audit.times', { n: format.count(finding.count) })} · {format.moment(finding.firstAt)}
                {finding.lastAt !== finding.firstAt && ` – ${format.moment(finding.lastAt)}`} · {finding.officeCode}
              </span>
              <span className={css.soft}>{format.words(finding.explanation)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { clientReviewQuery, unusualQuery } from './audit.queries.js';

const REVIEW = 'queue:clients:review';

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
  const mayReview = useMay()(REVIEW);

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
      {mayReview && <UnusualClients from={from} to={to} />}
    </div>
  );
}

/** Applications whose bookings come to nothing far more often than is usual here: perhaps a broker's. */
function UnusualClients(props: { from: string; to: string }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const review = useQuery(clientReviewQuery(props.from, props.to));
  const percent = (share: number): string => `${format.count(Math.round(share * 100))} %`;
  return (
    <section className={css.stack} aria-labelledby="unusual-clients">
      <h3 id="unusual-clients">{t('audit.clients.title')}</h3>
      <ProblemBanner error={review.error} onRetry={() => void review.refetch()} />
      {review.data && (
        <p className={css.soft}>{t('audit.clients.lookedThrough', { n: format.count(review.data.bookings) })}</p>
      )}
      {review.data?.findings.length === 0 && <p>{t('audit.clients.none')}</p>}
      <ul className={css.findings}>
        {review.data?.findings.map((finding) => (
          <li key={finding.clientId} className={css.finding}>
            <strong>{finding.name ?? finding.clientId}</strong>
            <span>
              {t('audit.clients.counts', {
                share: percent(finding.share),
                median: percent(finding.medianShare),
                ended: format.count(finding.ended),
                cancelled: format.count(finding.cancelled),
                missed: format.count(finding.missed),
              })}
            </span>
            <span className={css.soft}>{format.words(finding.explanation)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './catalogue.module.css';
import { retirementQuery, retireService, type EditedService } from './catalogue.queries.js';

const NAMED = 12;

/** The last day of a service, and what is booked for later: that stays, and somebody should know of it before. */
export function RetirementForm(props: { service: EditedService; onTaken: (fresh: EditedService) => Promise<void> }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const may = useMay();
  const { code, version, offeredTo } = props.service;
  const [lastOn, setLastOn] = useState(offeredTo ?? '');
  const mayLook = may('queue:openings:preview');
  const booked = useQuery({ ...retirementQuery(code, lastOn), enabled: mayLook && lastOn !== '' });
  const retire = useMutation({
    mutationFn: (day: string | null) => retireService(code, version, day),
    onSuccess: props.onTaken,
  });
  const wrong = retire.error
    ? asProblem(retire.error).errors.find(({ pointer }) => pointer === '/lastOn')?.detail
    : undefined;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (lastOn && !retire.isPending) retire.mutate(lastOn);
  }
  return (
    <form className={css.described} onSubmit={submit} aria-labelledby="retire">
      <h2 id="retire" className={css.partsTitle}>
        {t('catalogue.retire.title')}
      </h2>
      <p className={css.soft}>{t('catalogue.retire.words')}</p>
      <DateField label={t('catalogue.retire.lastOn')} required value={lastOn} onChange={setLastOn} error={wrong} />
      {booked.data && (
        <div className={css.hint} role="status">
          <p>{t('catalogue.retire.booked', { count: booked.data.bookingsHit, elsewhere: booked.data.elsewhere })}</p>
          {booked.data.bookings.length > 0 && (
            <ul>
              {booked.data.bookings.slice(0, NAMED).map((one) => (
                <li key={one.id}>
                  {format.moment(one.startsAt)} <code>{one.code}</code>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <ProblemBanner error={retire.error} without={['/lastOn']} />
      <div className={css.buttons}>
        {offeredTo !== null && (
          <Button loading={retire.isPending} onClick={() => retire.mutate(null)}>
            {t('catalogue.retire.keep')}
          </Button>
        )}
        <span className={css.grow} />
        <Button type="submit" color="red" variant="light" loading={retire.isPending} disabled={!lastOn}>
          {t('catalogue.retire.do')}
        </Button>
      </div>
    </form>
  );
}

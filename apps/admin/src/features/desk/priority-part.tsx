import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import type { TicketView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { KeyCap } from '../../ui/key-cap.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { categoriesQuery, decidePriority, type PriorityChoice } from './priority.queries.js';
import css from './desk.module.css';

/** An officer's word on somebody's priority: one key says which category, 0 says none. Nothing of what was shown is written. */
export function PriorityPart(props: { ticket: TicketView; zone: string; onDecided: (ticket: TicketView) => void }) {
  const { t } = useTranslation();
  const { ticket } = props;
  const format = useFormat(props.zone);
  const may = useMay();
  const state = ticket.priority?.state;
  const [asked, setAsked] = useState(false);
  const choosing = state === 'declared' || asked;
  const { data } = useQuery({ ...categoriesQuery(ticket.on), enabled: may('queue:priority:decide') });
  const categories = data?.items ?? [];
  const decide = useMutation({
    mutationFn: (choice: PriorityChoice) => decidePriority(ticket, choice),
    onSuccess: (decided) => {
      setAsked(false);
      props.onDecided(decided);
    },
  });
  const decline = (): void => decide.mutate({ decision: 'declined', ground: state ? 'no_category' : 'mistake' });
  const verify = (category: (typeof categories)[number]['code']): void =>
    decide.mutate({ decision: 'verified', category, ground: 'seen' });

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const busy = event.target instanceof Element && event.target.closest('input, select, textarea, [role="dialog"]');
      if (busy || event.ctrlKey || event.altKey || event.metaKey || decide.isPending || !may('queue:priority:decide'))
        return;
      if (event.key.toUpperCase() === 'P') return setAsked(true);
      if (!choosing) return;
      const category = categories[Number(event.key) - 1];
      if (event.key === '0') decline();
      else if (category) verify(category.code);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  if (!may('queue:priority:decide')) return null;
  const verified = categories.find((one) => one.code === ticket.priority?.category);
  const limit = ({ minAge, maxAge }: (typeof categories)[number]): string =>
    minAge !== null ? t('priority.from', { age: minAge }) : maxAge !== null ? t('priority.upTo', { age: maxAge }) : '';
  return (
    <section className={css.messages} aria-label={t('priority.title')}>
      <strong>{t('priority.title')}</strong>
      <div role="status">
        {state === 'declared' && <p>{t('priority.declared')}</p>}
        {state === 'verified' && (
          <p>{t('priority.verified', { category: verified ? format.words(verified.name) : '' })}</p>
        )}
        {state === 'declined' && (
          <p>
            {t('priority.say')} “{ticket.priority?.words ? format.words(ticket.priority.words) : ''}”
          </p>
        )}
      </div>
      <ProblemBanner error={decide.error} />
      {choosing ? (
        <div className={css.keys}>
          {categories.map((one, index) => (
            <Button
              key={one.code}
              size="xs"
              disabled={decide.isPending}
              aria-keyshortcuts={`${index + 1}`}
              rightSection={<KeyCap quiet>{`${index + 1}`}</KeyCap>}
              onClick={() => verify(one.code)}
            >
              {[format.words(one.name), limit(one)].filter(Boolean).join(', ')}
            </Button>
          ))}
          <Button
            size="xs"
            disabled={decide.isPending}
            aria-keyshortcuts="0"
            rightSection={<KeyCap quiet>0</KeyCap>}
            onClick={decline}
          >
            {t('priority.none')}
          </Button>
        </div>
      ) : (
        <Button
          size="xs"
          variant="subtle"
          aria-keyshortcuts="P"
          rightSection={<KeyCap quiet>P</KeyCap>}
          onClick={() => setAsked(true)}
        >
          {t(state ? 'priority.change' : 'priority.give')}
        </Button>
      )}
      {choosing && <p className={css.soft}>{t('priority.toBeConfirmed')}</p>}
    </section>
  );
}

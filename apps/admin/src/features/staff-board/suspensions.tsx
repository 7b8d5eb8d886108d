import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Suspension } from '../../api/staff-board.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { resume } from './staff-board.queries.js';
import css from './staff-board.module.css';

/** What is down, since when and until when, and the way to say that it is up again. */
export function Suspensions(props: { items: Suspension[]; zone: string; may: boolean; onChange: () => void }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const up = useMutation({ mutationFn: resume, onSettled: props.onChange });
  if (props.items.length === 0) return null;
  return (
    <section className={css.down} aria-label={t('staffBoard.down')}>
      {props.items.map((one) => (
        <div key={one.id} className={css.downRow}>
          <IconPlugConnectedX size={24} aria-hidden />
          <p>
            <strong>{format.words(one.sentence)}</strong>
            <br />
            {t('staffBoard.since', { time: format.time(one.startsAt) })}
            {one.overdue && ` · ${t('staffBoard.pastEnd')}`}
          </p>
          {props.may && (
            <Button
              variant="filled"
              loading={up.isPending && up.variables === one.id}
              onClick={() => up.mutate(one.id)}
            >
              {t('staffBoard.resume')}
            </Button>
          )}
        </div>
      ))}
      <ProblemBanner error={up.error} />
    </section>
  );
}

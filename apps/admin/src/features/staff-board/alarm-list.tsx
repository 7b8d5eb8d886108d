import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconUserCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../api/staff-board.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { acknowledge } from './staff-board.queries.js';
import css from './staff-board.module.css';

/** What somebody should see to, the longest first, and who does. */
export function AlarmList(props: {
  alarms: Alarm[];
  servicePointId: string;
  zone: string;
  may: boolean;
  nameOf: (service: string) => string;
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const seen = useMutation({
    mutationFn: (key: string) => acknowledge(props.servicePointId, key),
    onSettled: props.onChange,
  });
  if (props.alarms.length === 0) return <p className={css.quiet}>{t('staffBoard.noAlarms')}</p>;
  return (
    <>
      <ProblemBanner error={seen.error} />
      <ul className={css.alarms} aria-label={t('staffBoard.alarms')}>
        {props.alarms.map((alarm) => {
          const about = alarm.code === 'no_counter' ? props.nameOf(alarm.about) : alarm.about;
          const words = t(`staffBoard.alarm.${alarm.code}`, { about, time: format.time(alarm.since) });
          const counterId = alarm.code === 'counter_idle' || alarm.code === 'call_unanswered' ? alarm.subjectId : null;
          return (
            <li key={alarm.key} data-seen={alarm.acknowledged !== null || undefined}>
              {alarm.acknowledged ? (
                <IconUserCheck size={20} aria-hidden />
              ) : (
                <IconAlertTriangleFilled size={20} aria-hidden />
              )}
              <span>
                {counterId ? (
                  <Link to="/counter/$counterId" params={{ counterId }}>
                    {words}
                  </Link>
                ) : alarm.code === 'overdue' ? (
                  <Link to="/desk" search={{ state: 'checked_in' }}>
                    {words}
                  </Link>
                ) : (
                  words
                )}
                {alarm.acknowledged && (
                  <small>
                    {t('staffBoard.takenBy', {
                      name: alarm.acknowledged.by,
                      time: format.time(alarm.acknowledged.at),
                    })}
                  </small>
                )}
              </span>
              {props.may && !alarm.acknowledged && (
                <Button
                  loading={seen.isPending && seen.variables === alarm.key}
                  onClick={() => seen.mutate(alarm.key)}
                  aria-label={`${t('staffBoard.take')}: ${words}`}
                >
                  {t('staffBoard.take')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

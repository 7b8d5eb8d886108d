import { Button } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, intend } from '../../api/client.js';
import { usePlace } from '../../api/place.js';
import type { EmergencyView } from '../../api/shapes.js';
import { useLive } from '../../lib/live.js';
import { useFormat } from '../../lib/use-format.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { soundAlarm } from './alarm-sound.js';
import { EMERGENCY_STREAM, emergenciesQuery } from './emergency.queries.js';
import css from './emergency-watch.module.css';

/** On every page of those who answer alarms: who asks for help, where and since when, with a sound until somebody goes. */
export function EmergencyWatch() {
  const { t } = useTranslation();
  const { items = [] } = useQuery(emergenciesQuery).data ?? {};
  useLive(EMERGENCY_STREAM, emergenciesQuery.queryKey);
  const open = items.filter((alarm) => alarm.endedAt === null);
  const loud = open.some((alarm) => alarm.state === 'raised');
  useEffect(() => (loud ? soundAlarm() : undefined), [loud]);
  if (open.length === 0) return null;
  return (
    <section className={css.watch} role="alert" aria-label={t('emergency.title')}>
      <h2 className={css.title}>
        <IconShieldExclamation size={24} aria-hidden /> {t('emergency.title')}
      </h2>
      {open.map((alarm) => (
        <Alarm key={alarm.id} alarm={alarm} />
      ))}
    </section>
  );
}

type Answer = 'acknowledge' | 'resolved' | 'false_alarm';

function Alarm({ alarm }: { alarm: EmergencyView }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const queries = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (answer: Answer) => send(alarm, answer),
    onSettled: () => queries.invalidateQueries({ queryKey: emergenciesQuery.queryKey }),
  });
  const where = { counter: alarm.counter.name, place: alarm.servicePointName };
  return (
    <article className={css.alarm}>
      <p className={css.where}>{t('emergency.where', where)}</p>
      <p>{t('emergency.who', { name: alarm.raisedBy.name, time: format.time(alarm.raisedAt) })}</p>
      {alarm.acknowledgedBy && <p>{t('emergency.onTheWay', { name: alarm.acknowledgedBy.name })}</p>}
      {error && <ProblemBanner error={error} />}
      <p className={css.buttons}>
        {alarm.actions.includes('acknowledge') && (
          <Button color="red" variant="filled" disabled={isPending} onClick={() => mutate('acknowledge')}>
            {t('emergency.go')}
          </Button>
        )}
        <Button variant="default" disabled={isPending} onClick={() => mutate('resolved')}>
          {t('emergency.resolved')}
        </Button>
        <Button variant="subtle" disabled={isPending} onClick={() => mutate('false_alarm')}>
          {t('emergency.falseAlarm')}
        </Button>
      </p>
    </article>
  );
}

function send({ id, version }: EmergencyView, answer: Answer): Promise<EmergencyView> {
  const params = { path: { id } };
  return intend(['emergency', answer, id, version], (headers) =>
    answer === 'acknowledge'
      ? api.POST('/v1/queue/emergencies/{id}/acknowledgements', { params, headers })
      : api.POST('/v1/queue/emergencies/{id}/ends', { params, body: { outcome: answer }, headers }),
  );
}

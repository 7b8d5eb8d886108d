import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { servicesQuery, usePlace } from '../../api/place.js';
import { useQuery } from '@tanstack/react-query';
import { dayIn, instantAt } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { TimeField } from '../../ui/time-field.js';
import { suspend, type Suspend } from './staff-board.queries.js';
import css from './staff-board.module.css';

const CAUSES = ['national_system', 'power', 'network', 'equipment', 'other'] as const;

/** Something is down: the second press says what, and it is said. What may be told besides stands below, and may stay empty. */
export function SuspendDialog(props: { now: string; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { office, servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const [form] = useState(intentKey);
  const [serviceCode, setService] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const [until, setUntil] = useState('');
  const services = useQuery(servicesQuery).data?.items ?? [];
  const offered = services.filter((one) => servicePoint?.serviceCodes.includes(one.code));
  const send = useMutation({
    mutationFn: (what: Suspend['what']) =>
      suspend(office?.code ?? '', form, {
        servicePointId: everywhere ? null : (servicePoint?.id ?? null),
        serviceCode: serviceCode || null,
        what,
        stopsService: true,
        startsAt: null,
        expectedEndAt: until ? instantAt(zone, dayIn(zone, Date.parse(props.now)), until) : null,
      }),
    onSuccess: props.onDone,
  });
  return (
    <Dialog title={t('staffBoard.suspendTitle')} onClose={props.onClose}>
      <div className={css.form}>
        <p>{t('staffBoard.suspendWords', { point: everywhere ? (office?.name ?? '') : (servicePoint?.name ?? '') })}</p>
        <div className={css.causes} role="group" aria-label={t('staffBoard.cause')}>
          {CAUSES.map((what) => (
            <Button
              key={what}
              size="md"
              loading={send.isPending && send.variables === what}
              disabled={send.isPending}
              onClick={() => send.mutate(what)}
            >
              {t(`staffBoard.causes.${what}`)}
            </Button>
          ))}
        </div>
        <ProblemBanner error={send.error} />
        <div className={css.fields}>
          <NativeSelect
            label={t('staffBoard.where')}
            value={everywhere ? 'office' : 'point'}
            onChange={(event) => setEverywhere(event.currentTarget.value === 'office')}
            data={[
              { value: 'point', label: servicePoint?.name ?? '' },
              { value: 'office', label: t('staffBoard.wholeOffice') },
            ]}
          />
          <NativeSelect
            label={t('staffBoard.service')}
            value={serviceCode}
            onChange={(event) => setService(event.currentTarget.value)}
            data={[
              { value: '', label: t('staffBoard.allServices') },
              ...offered.map((one) => ({ value: one.code, label: format.words(one.name) })),
            ]}
          />
          <TimeField label={t('staffBoard.until')} value={until} onChange={setUntil} />
        </div>
      </div>
    </Dialog>
  );
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayQuery } from '../../api/day.queries.js';
import { servicesQuery, usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import type { TransferRequest } from '../../api/shapes.js';
import { Dialog } from '../../ui/dialog.js';
import { useFormat } from '../../lib/use-format.js';
import { ChoiceDialog, type Choice } from './choice-dialog.js';
import css from './console.module.css';
import { actionNamed, type ActionName, type Scene } from './counter.actions.js';
import { journeysQuery } from './counter.queries.js';
import type { Console } from './use-counter-actions.js';

const PARK = ['document_copy', 'bank_payment', 'form', 'correction', 'rest', 'system_down', 'other'] as const;
const PAUSE = ['rest', 'prayer', 'meeting', 'paperwork', 'system_down', 'other'] as const;
const TRANSFER = [
  'wrong_service',
  'other_skill',
  'equipment',
  'language',
  'accessibility',
  'supervisor',
  'other',
] as const;

/** The question that belongs to an action. Each leads back with Escape, and to the end with one digit. */
export function HandoverDialog(props: { action: ActionName; scene: Scene; console: Console; onClose: () => void }) {
  const { t } = useTranslation();
  const { action, scene, onClose } = props;
  const number = scene.console.current?.number ?? scene.chosen?.number ?? '';
  const done = (given?: unknown): void => {
    onClose();
    props.console.confirm(actionNamed(action), given);
  };
  if (action === 'park') {
    const choices = PARK.map((value) => ({ value, label: t(`handover.park.${value}`) }));
    const title = t('handover.parkTitle', { number });
    return (
      <ChoiceDialog title={title} words={t('handover.parkWords')} choices={choices} onChoose={done} onClose={onClose} />
    );
  }
  if (action === 'pause') {
    const choices = PAUSE.map((value) => ({ value, label: t(`handover.pause.${value}`) }));
    return <ChoiceDialog title={t('handover.pauseTitle')} choices={choices} onChoose={done} onClose={onClose} />;
  }
  if (action === 'transfer') return <Transfer scene={scene} number={number} onChoose={done} onClose={onClose} />;
  const words = action === 'leave' ? 'leave' : 'endVisit';
  return (
    <Dialog title={t(`handover.${words}Title`, { number })} onClose={onClose}>
      <p>{t(`handover.${words}Words`)}</p>
      <div className={css.dialogButtons}>
        <Button data-autofocus onClick={onClose}>
          {t(`handover.${words}No`)}
        </Button>
        <Button variant="filled" color="red" onClick={() => done()}>
          {t(`handover.${words}Yes`)}
        </Button>
      </div>
    </Dialog>
  );
}

type Goal = Omit<TransferRequest, 'reason'>;

/** Where to, then why: two digits. */
function Transfer(props: {
  scene: Scene;
  number: string;
  onChoose: (given: TransferRequest) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [goal, setGoal] = useState<Goal | null>(null);
  const goals = useGoals(props.scene);
  if (!goal) {
    return (
      <ChoiceDialog
        title={t('handover.transferTitle', { number: props.number })}
        words={t('handover.transferWords')}
        choices={goals}
        none={t('handover.transferNowhere')}
        onChoose={setGoal}
        onClose={props.onClose}
      />
    );
  }
  const reasons = TRANSFER.map((value) => ({ value, label: t(`handover.transfer.${value}`) }));
  return (
    <ChoiceDialog
      title={t('handover.whyTitle', { number: props.number })}
      choices={reasons}
      onChoose={(reason) => props.onChoose({ ...goal, reason })}
      onClose={props.onClose}
    />
  );
}

/** Back into the line, open counters, other steps, other services here, other points of the office. */
function useGoals({ console: { counter, servicePoint, current } }: Scene): Choice<Goal>[] {
  const { t } = useTranslation();
  const may = useMay();
  const { office, zone } = usePlace();
  const format = useFormat(zone);
  const day = useQuery({ ...dayQuery(servicePoint.id), enabled: may('queue:days:read') }).data;
  const journeys = useQuery(journeysQuery(servicePoint.id)).data?.items ?? [];
  const services = useQuery(servicesQuery).data?.items ?? [];
  const here = office?.servicePoints.find((point) => point.id === servicePoint.id);
  const counters = (here?.counters ?? []).filter(
    ({ id }) => id !== counter.id && day?.counters.find((one) => one.id === id)?.state !== 'closed',
  );
  const journey = journeys.findLast((one) => one.begun && one.serviceCode === current?.serviceCode);
  const steps = (journey?.steps ?? []).filter((step) => step.code !== current?.step?.code);
  return [
    { value: {}, label: t('handover.toLine') },
    ...counters.map(({ id, name }) => ({
      value: { counterId: id },
      label: name,
      note: day?.counters.find((one) => one.id === id)?.officer?.name,
    })),
    ...steps.map((step) => ({
      value: { step: step.code },
      label: t('handover.toStep', { name: format.words(step.name) }),
    })),
    ...(here?.serviceCodes ?? [])
      .filter((code) => code !== current?.serviceCode)
      .map((code) => {
        const service = services.find((one) => one.code === code);
        const name = service ? format.words(service.name) : code;
        return { value: { serviceCode: code }, label: t('handover.toService', { name }) };
      }),
    ...(office?.servicePoints ?? [])
      .filter((point) => point.id !== servicePoint.id && point.serviceCodes.includes(current?.serviceCode ?? ''))
      .map((point) => ({ value: { servicePointId: point.id }, label: t('handover.toPoint', { name: point.name }) })),
  ];
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { servicesQuery } from '../../api/place.js';
import { asProblem, fieldProblems } from '../../api/problems.js';
import type { DeskLane, ServicePoint, TicketView } from '../../api/shapes.js';
import { currentLocale } from '../../lib/i18n.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { issueTicket, walkInQuotaQuery } from './desk.queries.js';
import css from './desk.module.css';

const FIELDS = {
  '/serviceCode': 'service',
  '/lane': 'lane',
  '/name': 'name',
  '/document': 'document',
  '/document/documentNumber': 'document',
  '/document/country': 'country',
} as const;
const REASONS = ['urgent_travel', 'office_mistake', 'came_from_far', 'time_to_spare', 'other'] as const;
const LANES: readonly DeskLane[] = ['walk_in', 'priority', 'express'];

/** A number for someone without a booking. The name is asked for, never demanded. */
export function WalkInPanel(props: {
  servicePoint: ServicePoint;
  onTicket: (ticket: TicketView, name: string | null) => void;
}) {
  const { t } = useTranslation();
  const services = useQuery(servicesQuery).data?.items ?? [];
  const offered = services.filter((one) => props.servicePoint.serviceCodes.includes(one.code));
  const [form] = useState(intentKey);
  const [service, setService] = useState('');
  const [lane, setLane] = useState<DeskLane>('walk_in');
  const [name, setName] = useState('');
  const [overQuota, setOverQuota] = useState<(typeof REASONS)[number]>();
  const [number, setNumber] = useState('');
  const [country, setCountry] = useState('');
  const serviceCode = service || (offered[0]?.code ?? '');
  // So many digits can only be meant as a NIK; whatever else is shown at this desk is a passport of some country.
  const isNik = /^\d{10,}$/.test(number);
  const nik = { documentKind: 'nik', documentNumber: number, country: 'ID' } as const;
  const passport = { documentKind: 'passport', documentNumber: number, country } as const;
  const quota = useQuery(walkInQuotaQuery(props.servicePoint.id));
  const issue = useMutation({
    mutationFn: () => {
      const trimmed = name.trim();
      const walkIn = {
        servicePointId: props.servicePoint.id,
        serviceCode,
        lane,
        ...(trimmed ? { name: trimmed } : {}),
        ...(overQuota ? { overQuota } : {}),
        ...(number ? { document: isNik ? nik : passport } : {}),
      };
      return issueTicket(walkIn, form);
    },
    onSuccess: (ticket) => props.onTicket(ticket, name.trim() || null),
    onSettled: () => void quota.refetch(),
  });
  const full = issue.error !== null && asProblem(issue.error).code === 'walk_in_full';
  const { at } = fieldProblems(issue.error, FIELDS);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!issue.isPending && serviceCode) issue.mutate();
  }

  return (
    <Panel title={t('desk.walkIn')}>
      <form className={css.form} onSubmit={submit}>
        <NativeSelect
          label={t('desk.service')}
          data={offered.map((one) => ({ value: one.code, label: one.name[currentLocale()] }))}
          value={serviceCode}
          onChange={(event) => setService(event.currentTarget.value)}
          error={at.service}
        />
        <Choice
          label={t('desk.lane')}
          value={lane}
          onChange={setLane}
          options={LANES.map((value) => ({ value, label: t(`lane.${value}`) }))}
          error={at.lane}
        />
        {quota.data?.limited && <p>{t('desk.quotaLeft', { count: quota.data.left, seats: quota.data.seats })}</p>}
        <TextInput
          label={t('desk.nameOptional')}
          description={t('desk.nameWhy')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={at.name}
          maxLength={120}
          autoComplete="off"
        />
        <TextInput
          label={t('desk.document')}
          description={t('desk.documentWhy')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value.replace(/[\s.-]/g, ''))}
          error={at.document}
          maxLength={20}
          autoComplete="off"
        />
        {number.length > 0 && !isNik && (
          <TextInput
            label={t('desk.country')}
            value={country}
            onChange={(event) => setCountry(event.currentTarget.value.toUpperCase())}
            error={at.country}
            required
            pattern="[A-Z]{2}"
            maxLength={2}
            autoComplete="off"
          />
        )}
        <ProblemBanner error={issue.error} without={Object.keys(FIELDS)} />
        {(full || overQuota) && quota.data?.mayExceed && (
          <NativeSelect
            label={t('desk.overQuota')}
            data={[
              { value: '', label: t('desk.overQuotaNone') },
              ...REASONS.map((value) => ({ value, label: t(`desk.exceed.${value}`) })),
            ]}
            value={overQuota ?? ''}
            onChange={(event) => setOverQuota(REASONS.find((one) => one === event.currentTarget.value))}
          />
        )}
        <Button
          type="submit"
          variant="filled"
          size="md"
          loading={issue.isPending}
          disabled={!serviceCode}
          leftSection={<IconTicket size={20} stroke={1.75} aria-hidden />}
        >
          {t('desk.issue')}
        </Button>
      </form>
    </Panel>
  );
}

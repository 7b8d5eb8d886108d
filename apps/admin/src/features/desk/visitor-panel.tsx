import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { servicesQuery } from '../../api/place.js';
import type { TicketView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { LaneBadge, StateBadge } from '../../ui/state-badge.js';
import css from './desk.module.css';
import { checkInVisitor, visitorQuery } from './visitors.queries.js';

interface VisitorPanelProps {
  id: string;
  servicePointId: string;
  zone: string;
  onTicket: (ticket: TicketView, name: string | null) => void;
  onClose: () => void;
}

/** Somebody of an imported list: is this the person, and is it their time? */
export function VisitorPanel(props: VisitorPanelProps) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const queries = useQueryClient();
  const query = useQuery(visitorQuery(props.id));
  const services = useQuery(servicesQuery).data?.items ?? [];
  const visitor = query.data;
  const arrive = useMutation({
    mutationFn: () => checkInVisitor(visitor!, props.servicePointId),
    onSuccess: (ticket) => props.onTicket(ticket, visitor!.name),
    onError: () => void queries.invalidateQueries({ queryKey: ['visitors'] }),
  });
  const close = { label: t('form.close'), perform: props.onClose };
  if (!visitor) {
    return (
      <Panel title={t('desk.visitor')} close={close}>
        {query.error ? (
          <ProblemBanner error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )}
      </Panel>
    );
  }
  const service = services.find((one) => one.code === visitor.serviceCode);
  const time = visitor.startsAt ? format.time(visitor.startsAt) : t('desk.noTime');
  return (
    <Panel title={visitor.number} close={close}>
      <div>
        <p className={css.person}>{visitor.name}</p>
        <StateBadge state={visitor.state} />
      </div>
      <Facts
        facts={[
          [t('desk.when'), `${format.day(visitor.on)}, ${time}`],
          [t('desk.lane'), <LaneBadge key="lane" lane={visitor.lane} />],
          [t('desk.service'), service ? format.words(service.name) : visitor.serviceCode],
          ...(visitor.ticket ? [[t('desk.ticket'), visitor.ticket.number] as const] : []),
        ]}
      />
      {visitor.vanishedAt && <p className={css.accommodation}>{t('desk.vanished')}</p>}
      <ProblemBanner error={arrive.error} />
      {visitor.actions.includes('check_in') && (
        <Button
          variant="filled"
          color="gold"
          size="md"
          autoFocus
          loading={arrive.isPending}
          leftSection={<IconUserCheck size={20} stroke={1.75} aria-hidden />}
          onClick={() => arrive.mutate()}
        >
          {t('desk.checkIn')}
        </Button>
      )}
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { IconAccessible, IconLink, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { servicesQuery } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import type { BookingView, TicketView } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { LaneBadge, StateBadge } from '../../ui/state-badge.js';
import { BookingMoves } from './booking-moves.js';
import { bookingQuery, cancelBooking, checkIn } from './desk.queries.js';
import css from './desk.module.css';
import { CancelDialog } from './cancel-dialog.js';
import { LinkDialog } from './link-dialog.js';
import { MessagesPart } from './messages-part.js';

interface BookingPanelProps {
  id: string;
  servicePointId: string;
  zone: string;
  onTicket: (ticket: TicketView, name: string | null) => void;
  onClose: () => void;
}

/** One booking, opened: is this the person, and is it their time? Then one press, which the scanner's Enter can give. */
export function BookingPanel(props: BookingPanelProps) {
  const { t } = useTranslation();
  const query = useQuery(bookingQuery(props.id));
  const close = { label: t('form.close'), perform: props.onClose };
  if (!query.data) {
    return (
      <Panel title={t('desk.booking')} close={close}>
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
  return <Opened {...props} booking={query.data} />;
}

function Opened(props: BookingPanelProps & { booking: BookingView }) {
  const { t } = useTranslation();
  const { booking } = props;
  const format = useFormat(booking.zone);
  const queries = useQueryClient();
  const services = useQuery(servicesQuery).data?.items ?? [];
  const service = services.find((one) => one.code === booking.serviceCode);
  const may = useMay();
  const [cancelling, setCancelling] = useState(false);
  const [linking, setLinking] = useState(false);
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: ['bookings'] });
    void queries.invalidateQueries({ queryKey: ['booking'] });
  };
  const arrive = useMutation({
    mutationFn: () => checkIn(booking, props.servicePointId),
    onSuccess: (ticket) => props.onTicket(ticket, booking.person.name),
    onError: refresh,
  });
  const cancel = useMutation({
    mutationFn: ([reason, family]: [string, boolean]) => cancelBooking(booking, reason, family),
    onSuccess: () => {
      setCancelling(false);
      refresh();
    },
  });

  return (
    <Panel title={booking.code} close={{ label: t('form.close'), perform: props.onClose }}>
      <div>
        <p className={css.person}>{booking.person.name}</p>
        <StateBadge state={booking.state} />
      </div>
      <Facts
        facts={[
          [
            t('desk.when'),
            `${format.day(booking.on)}, ${format.time(booking.startsAt)}–${format.time(booking.endsAt)}`,
          ],
          [t('desk.document'), booking.person.documentNumber],
          [t('desk.lane'), <LaneBadge key="lane" lane={booking.lane} />],
          [t('desk.service'), service ? format.words(service.name) : booking.serviceCode],
          ...(booking.companion ? [[t('desk.companion'), t('desk.companionYes')] as const] : []),
          ...(booking.ticket ? [[t('desk.ticket'), `${booking.ticket.number}`] as const] : []),
        ]}
      />
      {booking.accommodation && (
        <p className={css.accommodation}>
          <IconAccessible size={18} aria-hidden /> {booking.accommodation}
        </p>
      )}
      <ProblemBanner error={arrive.error} />
      {booking.actions.includes('check_in') && (
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
      <BookingMoves booking={booking} onChange={refresh} />
      {may('queue:links:create') && (
        <Button
          variant="subtle"
          leftSection={<IconLink size={20} stroke={1.75} aria-hidden />}
          onClick={() => setLinking(true)}
        >
          {t('desk.link')}
        </Button>
      )}
      {linking && <LinkDialog booking={booking} onClose={() => setLinking(false)} />}
      <MessagesPart bookingId={booking.id} zone={booking.zone} />
      {booking.actions.includes('cancel') && (
        <Button color="red" variant="subtle" onClick={() => setCancelling(true)}>
          {t('desk.cancel')}
        </Button>
      )}
      {cancelling && (
        <CancelDialog
          booking={booking}
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason, family) => cancel.mutate([reason, family])}
          onClose={() => setCancelling(false)}
        />
      )}
    </Panel>
  );
}

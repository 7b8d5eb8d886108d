import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../api/shapes.js';
import { KeyCap } from '../../ui/key-cap.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { LaneBadge } from '../../ui/state-badge.js';
import { PriorityPart } from './priority-part.js';
import { readSlip } from './desk.queries.js';
import css from './desk.module.css';
import { printPage } from '../../lib/print-page.js';

/** The number that was just given: to say aloud, to print on 80 mm paper, and then the next person. */
export function TicketPanel(props: { ticket: TicketView; name: string | null; zone: string; onNext: () => void }) {
  const { t } = useTranslation();
  const [ticket, setTicket] = useState(props.ticket);
  const print = useMutation({ mutationFn: async () => printPage(await readSlip(ticket.id)) });

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const busy = event.target instanceof Element && event.target.closest('input, select, textarea, [role="dialog"]');
      if (busy || event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.toUpperCase();
      if (key === 'C' && !print.isPending) print.mutate();
      if (key === 'L') {
        event.preventDefault();
        props.onNext();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <Panel title={t('desk.ticketGiven')}>
      <div className={css.slip}>
        <p className={css.number} role="status">
          {ticket.number}
        </p>
        <p className={css.slipWords}>
          {props.name && <strong>{props.name}</strong>}
          <LaneBadge lane={ticket.lane} />
          {ticket.place && <span>{t('desk.before', { count: ticket.place.before })}</span>}
        </p>
      </div>
      <PriorityPart ticket={ticket} zone={props.zone} onDecided={setTicket} />
      <ProblemBanner error={print.error} onRetry={() => print.mutate()} />
      <Button
        variant="filled"
        color="gold"
        size="md"
        autoFocus
        loading={print.isPending}
        aria-keyshortcuts="C"
        leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
        rightSection={<KeyCap>C</KeyCap>}
        onClick={() => print.mutate()}
      >
        {t('desk.print')}
      </Button>
      <Button size="md" aria-keyshortcuts="L" rightSection={<KeyCap quiet>L</KeyCap>} onClick={props.onNext}>
        {t('desk.next')}
      </Button>
    </Panel>
  );
}

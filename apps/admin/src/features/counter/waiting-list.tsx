import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { KeyCap } from '../../ui/key-cap.js';
import { LaneBadge, Late, StateBadge } from '../../ui/state-badge.js';
import { ActionButton } from './action-button.js';
import css from './console.module.css';
import { actionNamed, type Scene } from './counter.actions.js';
import { useHeldRows } from './held-rows.js';
import { isTyping, type Console } from './use-counter-actions.js';

interface WaitingListProps {
  scene: Scene;
  console: Console;
  zone: string;
  onChoose: (id: string | null) => void;
}

/** Who comes next, in the order of the rule. Rows keep still while the pointer is over them; arrows choose, I calls. */
export function WaitingList(props: WaitingListProps) {
  const { t } = useTranslation();
  const { waiting } = props.scene.console;
  const [held, setHeld] = useState(false);
  const { rows, waiting: fresh } = useHeldRows(waiting.next, held);
  const free = rows.filter((one) => !one.gone).map((one) => one.row);

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (event.key.toUpperCase() === 'R') setHeld(false);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') props.onChoose(null);
      if (!step || free.length === 0) return;
      event.preventDefault();
      const at = free.findIndex((row) => row.id === props.scene.chosen?.id);
      const next = at < 0 ? (step > 0 ? 0 : free.length - 1) : Math.min(free.length - 1, Math.max(0, at + step));
      props.onChoose(free[next]?.id ?? null);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  if (waiting.total === 0 && rows.length === 0) return <p className={css.soft}>{t('counter.noWaiting')}</p>;
  return (
    <>
      {fresh > 0 && held && (
        <Button size="xs" onClick={() => setHeld(false)} aria-keyshortcuts="R">
          {t('counter.fresh', { count: fresh })}&nbsp; <KeyCap quiet>R</KeyCap>
        </Button>
      )}
      <ol className={css.rows} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
        {rows.map(({ row, gone }) => (
          <Row key={row.id} row={row} gone={gone} {...props} />
        ))}
      </ol>
      {waiting.total > waiting.next.length && (
        <p className={css.soft}>{t('counter.more', { count: waiting.total - waiting.next.length })}</p>
      )}
    </>
  );
}

/** The last who were here. Who was missed can be called again from here, without a new ticket. */
export function RecentList(props: WaitingListProps) {
  const { t } = useTranslation();
  const { recent } = props.scene.console;
  if (recent.length === 0) return <p className={css.soft}>{t('counter.noRecent')}</p>;
  return (
    <ol className={css.rows}>
      {recent.map((row) =>
        row.state === 'missed' ? (
          <Row key={row.id} row={row} gone={false} {...props} />
        ) : (
          <li key={row.id} className={css.row}>
            <span className={css.rowMain}>
              <span className={css.rowNumber}>{row.number}</span>
              <StateBadge state={row.state} />
            </span>
          </li>
        ),
      )}
    </ol>
  );
}

function Row(props: WaitingListProps & { row: TicketRow; gone: boolean }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { row, gone } = props;
  const chosen = props.scene.chosen?.id === row.id;
  const callable = chosen && !gone && actionNamed('call_this').when(props.scene);
  return (
    <li
      className={css.row}
      data-chosen={chosen || undefined}
      data-callable={callable || undefined}
      data-gone={gone || undefined}
    >
      <button
        type="button"
        className={css.rowMain}
        aria-pressed={chosen}
        disabled={gone}
        onClick={() => props.onChoose(chosen ? null : row.id)}
      >
        <span className={css.rowNumber}>{row.number}</span>
        {row.state === 'missed' ? (
          <StateBadge state="missed" />
        ) : (
          <span className={css.rowWhat}>
            <LaneBadge lane={row.lane} /> {row.step && format.words(row.step.name)}
          </span>
        )}
        <span className={css.rowWait}>
          {gone ? (
            t('counter.gone')
          ) : row.overdueMinutes > 0 ? (
            <Late minutes={row.overdueMinutes} text={t('counter.overdue', { span: format.span(row.overdueMinutes) })} />
          ) : (
            format.span(row.waitedMinutes)
          )}
        </span>
      </button>
      {callable && (
        <span className={css.rowActions}>
          <ActionButton action={actionNamed('call_this')} scene={props.scene} console={props.console} size="small" />
          {row.state === 'waiting' && (
            <ActionButton action={actionNamed('leave')} scene={props.scene} console={props.console} size="small" />
          )}
        </span>
      )}
    </li>
  );
}

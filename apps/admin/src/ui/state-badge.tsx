import {
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleFilled,
  IconCircleHalf2,
  IconCircleX,
  IconPlayerPauseFilled,
  IconStarFilled,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  BookingState,
  ClientState,
  CounterState,
  DeliveryState,
  Lane,
  MessageState,
  TicketState,
  VisitorState,
  WebhookState,
} from '../api/shapes.js';
import css from './state-badge.module.css';

type State =
  BookingState | VisitorState | TicketState | CounterState | MessageState | ClientState | WebhookState | DeliveryState;
type Shape = [icon: ComponentType<{ size: number }>, tone: 'rest' | 'now' | 'done' | 'bad'];

/* A shape and a word for every state; colour only underlines them. Filled means happening, hollow means waiting. */
const SHAPES: Record<State, Shape> = {
  waiting: [IconCircle, 'rest'],
  called: [IconCircleHalf2, 'now'],
  serving: [IconCircleFilled, 'now'],
  parked: [IconPlayerPauseFilled, 'rest'],
  served: [IconCircleCheckFilled, 'done'],
  missed: [IconCircleX, 'bad'],
  left: [IconCircleX, 'rest'],
  held: [IconCircleDashed, 'rest'],
  confirmed: [IconCircle, 'rest'],
  expected: [IconCircle, 'rest'],
  checked_in: [IconCircleHalf2, 'now'],
  lapsed: [IconCircleX, 'rest'],
  cancelled: [IconCircleX, 'rest'],
  no_show: [IconCircleX, 'rest'],
  unserved: [IconAlertTriangleFilled, 'rest'],
  open: [IconCircleFilled, 'now'],
  paused: [IconPlayerPauseFilled, 'rest'],
  closed: [IconCircleDashed, 'rest'],
  queued: [IconCircle, 'rest'],
  shown: [IconCircleHalf2, 'rest'],
  sent: [IconCircleCheckFilled, 'done'],
  failed: [IconAlertTriangleFilled, 'bad'],
  active: [IconCircleFilled, 'now'],
  expired: [IconCircleDashed, 'rest'],
  revoked: [IconCircleX, 'rest'],
  disabled: [IconAlertTriangleFilled, 'bad'],
  pending: [IconCircle, 'rest'],
  delivered: [IconCircleCheckFilled, 'done'],
};

export function StateBadge(props: { state: State }) {
  const { t } = useTranslation();
  const [Icon, tone] = SHAPES[props.state] ?? [IconCircle, 'rest'];
  return (
    <span className={css.badge} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {t(`state.${props.state}`)}
    </span>
  );
}

/** The lane of a ticket or booking; only the priority lane is marked, the others are plain words. */
export function LaneBadge(props: { lane: Lane }) {
  const { t } = useTranslation();
  return (
    <span className={css.badge} data-lane={props.lane}>
      {props.lane === 'priority' && <IconStarFilled size={12} aria-hidden />}
      {t(`lane.${props.lane}`)}
    </span>
  );
}

/** How late something is, in red with a triangle and words; nothing at all when it is in time. */
export function Late(props: { minutes: number; text: string }) {
  if (props.minutes <= 0) return null;
  return (
    <span className={css.late}>
      <IconAlertTriangleFilled size={13} aria-hidden />
      {props.text}
    </span>
  );
}

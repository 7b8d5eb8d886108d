import type { ComponentType } from 'react';
import type { ConsoleView, CurrentTicket, TicketRow } from '../../api/shapes.js';

/** What an action is judged by: the console as the officer sees it, and the row they have chosen. */
export interface Scene {
  console: ConsoleView;
  chosen: TicketRow | null;
  /** Whose counter it is, when a colleague sits there; null when it is free or the officer's own. */
  colleague: string | null;
}

export type ActionName =
  | ('call_next' | 'call_this' | 'recall' | 'start' | 'finish' | 'no_answer' | 'open' | 'resume' | 'pause' | 'close')
  | ('next_step' | 'park' | 'transfer' | 'unpark' | 'to_line' | 'take_back' | 'leave');

export interface CounterAction {
  name: ActionName;
  /** The key that presses the button. One key each, the same in both languages: hands don't translate. */
  key: string;
  label: `counter.action.${ActionName}`;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Offered now? The server's own list decides; what the page adds is only what has been chosen on it. */
  when: (scene: Scene) => boolean;
  /** `given`: what a dialog asked for before. */
  perform: (scene: Scene, given?: unknown) => Promise<ConsoleView>;
}

type ConsoleMay = ConsoleView['actions'][number];
type TicketMay = CurrentTicket['actions'][number];
export const counterMay = (action: ConsoleMay) => (scene: Scene) => scene.console.actions.includes(action);
export const ticketMay = (action: TicketMay) => (scene: Scene) =>
  scene.console.current?.actions.includes(action) ?? false;

/** What the officer saw when pressing: the same press on the same sight is the same intent, also after a lost answer. */
export const basis = ({ console: { counter, current } }: Scene): string =>
  [counter.state, current?.id, current?.version, current?.callCount].join('/');

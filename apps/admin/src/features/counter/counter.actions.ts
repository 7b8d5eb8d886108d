import {
  IconBuildingStore,
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconSpeakerphone,
  IconUserOff,
  IconUserUp,
  IconVolume,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { api, intend } from '../../api/client.js';
import type { ConsoleView, CurrentTicket, TicketRow } from '../../api/shapes.js';

/** What an action is judged by: the console as the officer sees it, and the row they have chosen. */
export interface Scene {
  console: ConsoleView;
  chosen: TicketRow | null;
  /** Whose counter it is, when a colleague sits there; null when it is free or the officer's own. */
  colleague: string | null;
}

export type ActionName =
  'call_next' | 'call_this' | 'recall' | 'start' | 'finish' | 'no_answer' | 'open' | 'resume' | 'pause' | 'close';

export interface CounterAction {
  name: ActionName;
  /** The key that presses the button. One key each, the same in both languages: hands don't translate. */
  key: string;
  label: `counter.action.${ActionName}`;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Offered now? The server's own list decides; what the page adds is only what has been chosen on it. */
  when: (scene: Scene) => boolean;
  perform: (scene: Scene) => Promise<ConsoleView>;
}

type ConsoleMay = ConsoleView['actions'][number];
type TicketMay = CurrentTicket['actions'][number];
const counterMay = (action: ConsoleMay) => (scene: Scene) => scene.console.actions.includes(action);
const ticketMay = (action: TicketMay) => (scene: Scene) => scene.console.current?.actions.includes(action) ?? false;

/** What the officer saw when pressing: the same press on the same sight is the same intent, also after a lost answer. */
const basis = ({ console: { counter, current } }: Scene): string =>
  [counter.state, current?.id, current?.version, current?.callCount].join('/');

type CounterNoun = 'sessions' | 'pauses' | 'resumptions' | 'closings' | 'calls';
type TicketNoun = 'recalls' | 'servings' | 'completions' | 'no-answers';

const atCounter = (noun: CounterNoun) => (scene: Scene) => {
  const { id } = scene.console.counter;
  return intend([noun, id, basis(scene)], (headers) =>
    api.POST(`/v1/queue/counters/{id}/${noun}`, { params: { path: { id } }, headers }),
  );
};
const atTicket = (noun: TicketNoun) => (scene: Scene) => {
  const id = scene.console.current?.id ?? '';
  return intend([noun, id, basis(scene)], (headers) =>
    api.POST(`/v1/queue/tickets/{id}/${noun}`, { params: { path: { id } }, headers }),
  );
};
function callChosen(scene: Scene): Promise<ConsoleView> {
  const id = scene.chosen?.id ?? '';
  const counterId = scene.console.counter.id;
  return intend(['call', id, basis(scene)], (headers) =>
    api.POST('/v1/queue/tickets/{id}/calls', { params: { path: { id } }, body: { counterId }, headers }),
  );
}

/*
 * Letters of the Indonesian words: Panggil, panggil Ini, Ulangi, Mulai, Selesai, Tidak hadir, Buka, Jeda, tutup (Keluar).
 * `open` and `resume` share B because they are one idea that never stands twice on the page.
 */
export const COUNTER_ACTIONS: readonly CounterAction[] = [
  {
    name: 'call_next',
    key: 'P',
    label: 'counter.action.call_next',
    icon: IconSpeakerphone,
    when: counterMay('call_next'),
    perform: atCounter('calls'),
  },
  {
    name: 'recall',
    key: 'U',
    label: 'counter.action.recall',
    icon: IconVolume,
    when: ticketMay('recall'),
    perform: atTicket('recalls'),
  },
  {
    name: 'start',
    key: 'M',
    label: 'counter.action.start',
    icon: IconPlayerPlay,
    when: ticketMay('start'),
    perform: atTicket('servings'),
  },
  {
    name: 'finish',
    key: 'S',
    label: 'counter.action.finish',
    icon: IconCheck,
    when: ticketMay('finish'),
    perform: atTicket('completions'),
  },
  {
    name: 'no_answer',
    key: 'T',
    label: 'counter.action.no_answer',
    icon: IconUserOff,
    when: ticketMay('no_answer'),
    perform: atTicket('no-answers'),
  },
  {
    name: 'call_this',
    key: 'I',
    label: 'counter.action.call_this',
    icon: IconUserUp,
    when: (scene) => scene.chosen !== null && counterMay('call_next')(scene),
    perform: callChosen,
  },
  {
    name: 'open',
    key: 'B',
    label: 'counter.action.open',
    icon: IconBuildingStore,
    when: counterMay('open'),
    perform: atCounter('sessions'),
  },
  {
    name: 'resume',
    key: 'B',
    label: 'counter.action.resume',
    icon: IconBuildingStore,
    when: counterMay('resume'),
    perform: atCounter('resumptions'),
  },
  {
    name: 'pause',
    key: 'J',
    label: 'counter.action.pause',
    icon: IconPlayerPause,
    when: counterMay('pause'),
    perform: atCounter('pauses'),
  },
  {
    name: 'close',
    key: 'K',
    label: 'counter.action.close',
    icon: IconX,
    when: counterMay('close'),
    perform: atCounter('closings'),
  },
];

/** The five keys of the bar, always at the same place, whether they can be pressed or not. */
export const BAR: readonly ActionName[] = ['call_next', 'recall', 'start', 'finish', 'no_answer'];

/** The one action that comes next: it alone wears the gold. */
export function nextAction(scene: Scene): ActionName | null {
  const order: readonly ActionName[] = ['finish', 'start', 'call_next', 'resume', 'open'];
  return order.find((name) => actionNamed(name).when(scene)) ?? null;
}

export function actionNamed(name: ActionName): CounterAction {
  const found = COUNTER_ACTIONS.find((action) => action.name === name);
  if (!found) throw new Error(`no counter action ${name}`);
  return found;
}

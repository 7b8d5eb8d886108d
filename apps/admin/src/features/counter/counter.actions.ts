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
import { api, intend } from '../../api/client.js';
import type { ConsoleView } from '../../api/shapes.js';
import { HANDOVER_ACTIONS } from './handover.actions.js';
import { basis, counterMay, ticketMay, type ActionName, type CounterAction, type Scene } from './scene.js';

export type { ActionName, CounterAction, Scene };

type CounterNoun = 'sessions' | 'resumptions' | 'calls';
type TicketNoun = 'recalls' | 'servings' | 'no-answers';
export type PauseReason = NonNullable<ConsoleView['counter']['pauseReason']>;

const atCounter = (noun: CounterNoun) => (scene: Scene) => {
  const { id } = scene.console.counter;
  return intend([noun, id, basis(scene)], (headers) =>
    api.POST(`/v1/queue/counters/{id}/${noun}`, { params: { path: { id } }, headers }),
  );
};
function pause(scene: Scene, given?: unknown): Promise<ConsoleView> {
  const { id } = scene.console.counter;
  const body = given === undefined ? {} : { reason: given as PauseReason };
  return intend(['pauses', id, basis(scene)], (headers) =>
    api.POST('/v1/queue/counters/{id}/pauses', { params: { path: { id } }, body, headers }),
  );
}
function close(scene: Scene): Promise<ConsoleView> {
  const { id } = scene.console.counter;
  return intend(['closings', id, basis(scene)], (headers) =>
    api.POST('/v1/queue/counters/{id}/closings', { params: { path: { id } }, body: {}, headers }),
  );
}
/** The end of the visit, also where steps would follow: the page asks before it presses this one. */
function finish(scene: Scene): Promise<ConsoleView> {
  const id = scene.console.current?.id ?? '';
  const body = scene.console.current?.actions.includes('next_step') ? { endsVisit: true } : {};
  return intend(['completions', id, basis(scene)], (headers) =>
    api.POST('/v1/queue/tickets/{id}/completions', { params: { path: { id } }, body, headers }),
  );
}
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
    perform: finish,
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
    when: (scene) => scene.chosen !== null && scene.chosen.state !== 'parked' && counterMay('call_next')(scene),
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
    perform: pause,
  },
  {
    name: 'close',
    key: 'K',
    label: 'counter.action.close',
    icon: IconX,
    when: counterMay('close'),
    perform: close,
  },
  ...HANDOVER_ACTIONS,
];

/** The five keys of the bar, always at the same place, whether they can be pressed or not. */
export const BAR: readonly ActionName[] = ['call_next', 'recall', 'start', 'finish', 'no_answer'];

/** What can be done with a person besides, under the bar. */
export const SECOND_BAR: readonly ActionName[] = ['next_step', 'park', 'transfer', 'take_back'];

/** Whether the action asks something before it is done: a reason, where to, or whether it is meant. */
export function asks(action: CounterAction, scene: Scene): boolean {
  if (action.name === 'finish') return ticketMay('next_step')(scene);
  return ['park', 'transfer', 'pause', 'leave'].includes(action.name);
}

/** The one action that comes next: it alone wears the gold. */
export function nextAction(scene: Scene): ActionName | null {
  const order: readonly ActionName[] = ['finish', 'start', 'call_next', 'resume', 'open'];
  // Where a step follows, that is the ordinary way on, and the end of the visit the rare one.
  if (ticketMay('next_step')(scene)) return 'next_step';
  return order.find((name) => actionNamed(name).when(scene)) ?? null;
}

export function actionNamed(name: ActionName): CounterAction {
  const found = COUNTER_ACTIONS.find((action) => action.name === name);
  if (!found) throw new Error(`no counter action ${name}`);
  return found;
}

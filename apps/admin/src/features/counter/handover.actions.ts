import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconClockPause,
  IconDoorExit,
  IconPlayerTrackNext,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react';
import { api, intend, take } from '../../api/client.js';
import type { ConsoleView, TransferRequest } from '../../api/shapes.js';
import { basis, ticketMay, type CounterAction, type Scene } from './scene.js';

/** What a dialog adds to a press. */
export type ParkReason = ConsoleView['parked'][number]['reason'];

const chosenIs = (state: 'waiting' | 'parked') => (scene: Scene) =>
  scene.chosen?.state === state && scene.colleague === null;
const isFree = ({ console: { counter, current }, colleague }: Scene) =>
  counter.state === 'open' && current === null && colleague === null;

const toHere = (noun: 'unparkings' | 'take-backs', whom: (scene: Scene) => string) => (scene: Scene) => {
  const id = whom(scene);
  const counterId = scene.console.counter.id;
  return intend([noun, id, basis(scene)], (headers) =>
    api.POST(`/v1/queue/tickets/{id}/${noun}`, { params: { path: { id } }, body: { counterId }, headers }),
  );
};
const sentOn = (scene: Scene): string => scene.console.handed[0]?.id ?? '';
const chosenId = (scene: Scene): string => scene.chosen?.id ?? '';
const currentId = (scene: Scene): string => scene.console.current?.id ?? '';

/*
 * Letters of the Indonesian words: Tunda (D), Alihkan, Langkah berikut, Hadir lagi, ke aNtrean, tarik kembali (Z, as everywhere).
 */
export const HANDOVER_ACTIONS: readonly CounterAction[] = [
  {
    name: 'next_step',
    key: 'L',
    label: 'counter.action.next_step',
    icon: IconPlayerTrackNext,
    when: ticketMay('next_step'),
    perform: (scene) => {
      const id = currentId(scene);
      return intend(['next_step', id, basis(scene)], (headers) =>
        api.POST('/v1/queue/tickets/{id}/completions', { params: { path: { id } }, body: {}, headers }),
      );
    },
  },
  {
    name: 'park',
    key: 'D',
    label: 'counter.action.park',
    icon: IconClockPause,
    when: ticketMay('park'),
    perform: (scene, given) => {
      const id = currentId(scene);
      const body = { reason: given as ParkReason };
      return intend(['park', id, basis(scene)], (headers) =>
        api.POST('/v1/queue/tickets/{id}/parkings', { params: { path: { id } }, body, headers }),
      );
    },
  },
  {
    name: 'transfer',
    key: 'A',
    label: 'counter.action.transfer',
    icon: IconArrowsExchange,
    when: ticketMay('transfer'),
    perform: (scene, given) => {
      const id = currentId(scene);
      return intend(['transfer', id, basis(scene), JSON.stringify(given)], (headers) =>
        api.POST('/v1/queue/tickets/{id}/transfers', {
          params: { path: { id } },
          body: given as TransferRequest,
          headers,
        }),
      );
    },
  },
  {
    name: 'unpark',
    key: 'H',
    label: 'counter.action.unpark',
    icon: IconUserCheck,
    when: (scene) => chosenIs('parked')(scene) && isFree(scene),
    perform: toHere('unparkings', chosenId),
  },
  {
    name: 'to_line',
    key: 'N',
    label: 'counter.action.to_line',
    icon: IconUserPlus,
    when: chosenIs('parked'),
    perform: async (scene) => {
      const id = chosenId(scene);
      await intend(['to_line', id, basis(scene)], (headers) =>
        api.POST('/v1/queue/tickets/{id}/unparkings', { params: { path: { id } }, body: {}, headers }),
      );
      return own(scene);
    },
  },
  {
    name: 'take_back',
    key: 'Z',
    label: 'counter.action.take_back',
    icon: IconArrowBackUp,
    when: (scene) => scene.console.handed.length > 0 && isFree(scene),
    perform: toHere('take-backs', sentOn),
  },
  {
    name: 'leave',
    key: 'X',
    label: 'counter.action.leave',
    icon: IconDoorExit,
    when: (scene) => chosenIs('waiting')(scene) || chosenIs('parked')(scene),
    perform: async (scene) => {
      const id = chosenId(scene);
      await intend(['leave', id], (headers) =>
        api.POST('/v1/queue/tickets/{id}/departures', { params: { path: { id } }, headers }),
      );
      return own(scene);
    },
  },
];

/** The answer was another counter's console, or a ticket: this counter's own says how things stand here. */
function own(scene: Scene): Promise<ConsoleView> {
  const { id } = scene.console.counter;
  return take(api.GET('/v1/queue/counters/{id}/console', { params: { path: { id } } }));
}

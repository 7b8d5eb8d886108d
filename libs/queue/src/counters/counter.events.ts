import { defineEvents, Id, OneOf } from '@buka-pintu/platform';
import { COUNTER_STATES, type CounterState } from './counter.lifecycle.js';

export class CounterEventPayload {
  @Id()
  servicePointId: string;

  @Id()
  staffId: string;

  @OneOf(COUNTER_STATES, { description: 'The state afterwards.' })
  state: CounterState;
}

const payload = CounterEventPayload;

export const counterEvents = defineEvents('queue', {
  counterOpened: { type: 'counter.opened', describes: 'An officer opened the counter.', payload },
  counterPaused: { type: 'counter.paused', describes: 'The officer took a break.', payload },
  counterResumed: { type: 'counter.resumed', describes: 'The officer came back from a break.', payload },
  counterClosed: {
    type: 'counter.closed',
    describes: 'The counter was closed, by an officer or by the end of the day.',
    payload,
  },
});

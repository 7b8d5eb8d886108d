import { defineEvents, Id, OneOf } from '@buka-pintu/platform';
import { EMERGENCY_STATES, type EmergencyState } from './emergency.lifecycle.js';

export class EmergencyEvent {
  @Id() servicePointId: string;
  @Id() counterId: string;
  @OneOf(EMERGENCY_STATES, { description: 'The state afterwards.' }) state: EmergencyState;
}

const payload = EmergencyEvent;

export const emergencyEvents = defineEvents('queue', {
  emergencyRaised: {
    type: 'emergency.raised',
    describes: 'An officer asked for help from a counter, silently.',
    payload,
    internal: true,
  },
  emergencyAcknowledged: {
    type: 'emergency.acknowledged',
    describes: 'Somebody is on the way to the counter.',
    payload,
    internal: true,
  },
  emergencyEnded: {
    type: 'emergency.ended',
    describes: 'The alarm was resolved, or was a false one: `state` says which.',
    payload,
    internal: true,
  },
});

import { defineLifecycle } from '@buka-pintu/platform';

export const EMERGENCY_STATES = ['raised', 'acknowledged', 'resolved', 'false_alarm'] as const;
export type EmergencyState = (typeof EMERGENCY_STATES)[number];

export const EMERGENCY_ACTIONS = ['acknowledge', 'resolve', 'dismiss'] as const;
export type EmergencyAction = (typeof EMERGENCY_ACTIONS)[number];

export const ANSWER_EMERGENCIES = 'queue:emergencies:answer';

/** Only who answers alarms can end one: whoever raised it may be made to say that nothing is wrong. */
export const emergencyLifecycle = defineLifecycle({
  name: 'emergency',
  initial: ['raised'],
  final: ['resolved', 'false_alarm'],
  transitions: [
    { from: ['raised'], action: 'acknowledge', to: 'acknowledged', permission: ANSWER_EMERGENCIES },
    { from: ['raised', 'acknowledged'], action: 'resolve', to: 'resolved', permission: ANSWER_EMERGENCIES },
    { from: ['raised', 'acknowledged'], action: 'dismiss', to: 'false_alarm', permission: ANSWER_EMERGENCIES },
  ],
});

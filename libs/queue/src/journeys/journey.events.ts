import { Day, defineEvents, Id, ListOf, Text } from '@buka-pintu/platform';

export class JourneyEvent {
  @Id() servicePointId: string;
  @Text({ max: 60 }) serviceCode: string;
  @Day() validFrom: string;
  @ListOf(() => Text({ max: 40 }), { description: 'Codes of its steps, in order; empty when it was removed.' })
  steps: string[];
}

export const journeyEvents = defineEvents('queue', {
  journeySet: {
    type: 'journey.set',
    describes: 'The steps of a service at a service point were set or removed, from a day on.',
    payload: JourneyEvent,
    internal: true,
  },
});

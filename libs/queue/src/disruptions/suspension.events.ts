import { DISRUPTED, type Disrupted } from '@buka-pintu/offices';
import { defineEvents, Id, Instant, OneOf, Text } from '@buka-pintu/platform';

export class SuspensionEvent {
  @Id({ nullable: true, description: 'Null: every service point of the office' }) servicePointId: string | null;
  @Text({ max: 60, nullable: true, description: 'Null: every service' }) serviceCode: string | null;
  @Text({ max: 60, nullable: true, description: 'Null: every step' }) step: string | null;
  @OneOf(DISRUPTED) what: Disrupted;
  @Instant() startsAt: string;
  @Instant({ nullable: true }) expectedEndAt: string | null;
  @Instant({ nullable: true, description: 'From here on promised terms run again' }) endedAt: string | null;
}

const payload = SuspensionEvent;

/** Between the first and the last of these, promised terms of what is suspended stand still. */
export const suspensionEvents = defineEvents('queue', {
  serviceSuspended: {
    type: 'service.suspended',
    describes: 'A service, a step or a whole service point stands still from `startsAt` on; so do its promised terms.',
    payload,
  },
  suspensionChanged: {
    type: 'service.suspension_changed',
    describes: 'What stands still, or until when that is expected, was told anew.',
    payload,
  },
  serviceResumed: {
    type: 'service.resumed',
    describes: 'It goes on; promised terms stood still from `startsAt` to `endedAt`.',
    payload,
  },
});

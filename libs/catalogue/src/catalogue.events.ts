import { Day, defineEvents, Flag, OneOf, Rupiah, Text, Whole } from '@buka-pintu/platform';
import { OFFICE_SWITCHES, type OfficeSwitchName } from './office-switch.entity.js';

/** What publishing did to a line. */
export const LINE_CHANGES = ['published', 'replaced', 'ended', 'withdrawn'] as const;
export type LineChange = (typeof LINE_CHANGES)[number];

export class ServiceEventPayload {
  @Text({ max: 60 }) serviceCode: string;
  @Whole({ description: 'The version of the service afterwards' }) version: number;
}

export class ServiceRetiredPayload extends ServiceEventPayload {
  @Day({ nullable: true, description: 'The last day on which it is offered; null: it is not retired after all' })
  lastOn: string | null;
}

export class LineEventPayload {
  @Text({ max: 60 }) serviceCode: string;
  @Text({ max: 60, description: 'Which fee, requirement, time or part of the standard' }) lineCode: string;
  @OneOf(LINE_CHANGES) change: LineChange;
  @Day({ description: 'The first day on which the line holds' }) validFrom: string;
  @Day({ nullable: true, description: 'The last day; null while no end is known' }) validTo: string | null;
}

export class FeeEventPayload extends LineEventPayload {
  @Rupiah() amount: number;
}

export class OfficeSwitchEventPayload {
  @OneOf(OFFICE_SWITCHES) name: OfficeSwitchName;
  @Text({ max: 60, nullable: true, description: 'null: for all services' }) serviceCode: string | null;
  @Day() validFrom: string;
  @Day({ nullable: true }) validTo: string | null;
  @Flag() isOn: boolean;
  @Flag({ description: 'The switch was taken away' }) removed: boolean;
}

export const catalogueEvents = defineEvents('catalogue', {
  servicePublished: {
    type: 'service.published',
    describes: 'The drafts of a service were published; one event for each line that changed comes with it.',
    payload: ServiceEventPayload,
  },
  serviceWithdrawn: {
    type: 'service.withdrawn',
    describes: 'A service is not offered any more.',
    payload: ServiceEventPayload,
  },
  serviceDescribed: {
    type: 'service.described',
    describes: 'What a service is called, or whom it is for, was changed.',
    payload: ServiceEventPayload,
  },
  serviceRetired: {
    type: 'service.retired',
    describes: 'The last day on which a service is offered was set, moved or taken back.',
    payload: ServiceRetiredPayload,
  },
  feeChanged: {
    type: 'fee.changed',
    describes: 'A fee line was published, replaced, ended or withdrawn, from a day on.',
    payload: FeeEventPayload,
  },
  requirementChanged: {
    type: 'requirement.changed',
    describes: 'A requirement was published, replaced, ended or withdrawn, from a day on.',
    payload: LineEventPayload,
  },
  timeChanged: {
    type: 'service_time.changed',
    describes: 'The promised time was published, replaced, ended or withdrawn, from a day on.',
    payload: LineEventPayload,
  },
  standardChanged: {
    type: 'service_standard.changed',
    describes: 'A part of a service standard was published, replaced, ended or withdrawn, from a day on.',
    payload: LineEventPayload,
  },
  officeSwitched: {
    type: 'office_switch.changed',
    describes: 'What the office offers differently was changed.',
    payload: OfficeSwitchEventPayload,
  },
});

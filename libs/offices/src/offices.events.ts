import { AnyObject, Day, defineEvents, Id, OneOf, Text, Whole } from '@buka-pintu/platform';

export const SETTING_CHANGES = ['added', 'changed', 'removed'] as const;
export type SettingChange = (typeof SETTING_CHANGES)[number];

/** A setting before and after: together these events are its history. Nothing of a person stands in an office's settings. */
export class SettingEvent {
  @OneOf(SETTING_CHANGES) change: SettingChange;
  @AnyObject({ nullable: true }) before: object | null;
  @AnyObject({ nullable: true }) after: object | null;
}

export class HoursEvent extends SettingEvent {
  @Id({ nullable: true, description: 'Null: the whole office' }) servicePointId: string | null;
  @Day({ description: 'The first day whose hours may have changed' }) from: string;
  @Day({ nullable: true, description: 'The last; null when no end is known' }) to: string | null;
}

export class HolidaysEvent {
  @Whole() year: number;
  @Text({ max: 300 }) legalBasis: string;
  @Whole() added: number;
  @Whole() changed: number;
  @Whole() removed: number;
}

export class ReferenceHandedOverEvent {
  @Text({ max: 8, nullable: true, description: 'The code of the office that kept it' }) from: string | null;
  @Text({ max: 8, description: 'The code of the office that keeps it now' }) to: string;
}

/** What an office sets about itself. */
export const officesEvents = defineEvents('offices', {
  officeChanged: { type: 'office.changed', describes: 'An office was added or changed.', payload: SettingEvent },
  pointChanged: {
    type: 'service_point.changed',
    describes: 'A service point was added or changed.',
    payload: SettingEvent,
  },
  counterSet: {
    type: 'counter.set',
    describes: 'A counter was added or changed in the settings.',
    payload: SettingEvent,
  },
  hoursChanged: {
    type: 'opening_hours.changed',
    describes: 'Opening hours, a regime or the hours of one day changed.',
    payload: HoursEvent,
  },
  referenceHandedOver: {
    type: 'reference.handed_over',
    describes: 'Another office keeps the catalogue and the national holidays from now on.',
    payload: ReferenceHandedOverEvent,
  },
  closureChanged: { type: 'closure.changed', describes: 'A closure was added or removed.', payload: HoursEvent },
  disruptionChanged: {
    type: 'disruption.changed',
    describes: 'A disruption began, was told otherwise, or ended.',
    payload: HoursEvent,
  },
  holidaysImported: {
    type: 'holidays.imported',
    describes: "A year's holidays and joint leave were imported; they hold for every office.",
    payload: HolidaysEvent,
  },
});

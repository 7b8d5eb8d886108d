import { AnyObject, Id, Instant, OneOf, PageQuery, Text } from '@buka-pintu/platform';
import { SETTING_CHANGES, type SettingChange } from '../offices.events.js';

export const SETTING_PARTS = ['places', 'hours', 'closures', 'reference'] as const;
export type SettingPart = (typeof SETTING_PARTS)[number];

export const SETTING_SUBJECTS = [
  ...(['office', 'service_point', 'counter', 'opening_hours', 'closure', 'disruption'] as const),
  ...(['reference_keeper', 'holidays'] as const),
] as const;
export type SettingSubject = (typeof SETTING_SUBJECTS)[number];

export class SettingChangesQuery extends PageQuery {
  @OneOf(SETTING_PARTS, { description: 'Of which page of the settings' }) part: SettingPart;
}

export class SettingChangeView {
  @Id() id: string;
  @Instant() at: string;
  @Text({ max: 200, nullable: true, description: 'The officer; null for the house itself' }) by: string | null;
  @OneOf(SETTING_SUBJECTS) subject: SettingSubject;
  @Id({ description: 'The record that was changed' }) subjectId: string;
  @OneOf(SETTING_CHANGES) change: SettingChange;
  @AnyObject({ nullable: true, description: 'As it was; null when it was added' }) before: object | null;
  @AnyObject({ nullable: true, description: 'As it is since; null when it was removed' }) after: object | null;
}

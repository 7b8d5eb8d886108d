import { DISRUPTED, type Disrupted } from '@buka-pintu/offices';
import { Flag, Id, Instant, ListOf, Localized, OneOf, Text, Whole } from '@buka-pintu/platform';

export class SuspensionPath {
  @Id({ description: 'A service point of an office' }) servicePointId: string;
}

/** Something that is down now, as everybody may read it. */
export class SuspensionView {
  @Id() id: string;
  @OneOf(DISRUPTED) what: Disrupted;
  @Text({ max: 60, nullable: true, description: 'Only this service stands still; null: all of them' })
  serviceCode: string | null;
  @Text({ max: 60, nullable: true, description: 'Only this step of a visit stands still; null: all of them' })
  step: string | null;
  @Flag({ description: 'Nobody is called meanwhile. Otherwise work goes on, slower perhaps' }) stopsService: boolean;
  @Localized({ description: 'The office’s own words' }) message: Localized;
  @Localized({ description: 'The same with the service it concerns and the hour at which it may be over' })
  sentence: Localized;
  @Instant() startsAt: string;
  @Instant({ nullable: true, description: 'When it may be over, if anybody knows' }) expectedEndAt: string | null;
  @Flag({ description: 'The expected end has passed' }) overdue: boolean;
}

export class SuspensionsView {
  @Id() servicePointId: string;
  @Text({ max: 60, example: 'Asia/Jakarta' }) zone: string;
  @Instant() at: string;
  @Whole({ description: 'How far in the ledger this view has read.' }) position: number;
  @ListOf(() => SuspensionView, { description: 'What is down now, since the longest time first' })
  items: SuspensionView[];
}

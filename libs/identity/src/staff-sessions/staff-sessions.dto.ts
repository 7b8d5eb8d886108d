import { Flag, Id, IdPath, Instant, ListOf, Text, Whole } from '@buka-pintu/platform';

export class StaffSessionView {
  @Id() id: string;
  @Flag({ description: 'The one this is asked with' }) current: boolean;
  @Text({ max: 100, nullable: true, example: 'Chrome · Windows' }) device: string | null;
  @Text({
    max: 45,
    nullable: true,
    personal: true,
    description: 'Where from, without its last part',
    example: '10.0.0.*',
  })
  address: string | null;
  @Instant() startedAt: string;
  @Instant({ description: 'To the minute' }) seenAt: string;
  @Flag() secondFactor: boolean;
}

export class StaffBrowserView {
  @Id() id: string;
  @Text({ max: 100, example: 'Chrome · Windows' }) device: string;
  @Instant() seenAt: string;
  @Instant({ description: 'Until then no second factor is asked there' }) trustedUntil: string;
}

export class StaffSessions {
  @Id() staffId: string;
  @ListOf(() => StaffSessionView, { maxItems: 100 }) sessions: StaffSessionView[];
  @ListOf(() => StaffBrowserView, { maxItems: 100, description: 'Where no second factor is asked' })
  trustedBrowsers: StaffBrowserView[];
}

export class StaffSessionPath extends IdPath {
  @Id() sessionId: string;
}

export class StaffBrowserPath extends IdPath {
  @Id() deviceId: string;
}

export class SignedOutView {
  @Whole({ description: 'Sessions that ended' }) sessions: number;
  @Whole({ description: 'Browsers that ask for the second factor again' }) trustedBrowsers: number;
}

import { Flag, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '../../shapes/field.js';
import { type Channel, CHANNELS } from '../template.js';
import { type FaultCode, FAULTS } from '../transport-fault.js';

const ENCRYPTIONS = ['tls', 'starttls', 'if_offered'] as const;

export class ChannelFault {
  @OneOf(Object.keys(FAULTS) as FaultCode[]) code: FaultCode;
  @Localized({ description: 'What it means, and what to do' }) reason: { id: string; en: string };
  @Text({ max: 300, nullable: true, description: 'The server’s words, without addresses' }) said: string | null;
}

export class ChannelFailure extends ChannelFault {
  @Instant() at: string;
}

export class ChannelView {
  @OneOf(CHANNELS) channel: Channel;
  @Flag({ description: 'Messages leave by it; otherwise they only stand on the Messages page' }) connected: boolean;
  @Text({ max: 300, nullable: true, example: 'mail.example.go.id:587' }) server: string | null;
  @OneOf(ENCRYPTIONS, {
    nullable: true,
    description: '`if_offered`: where the server offers it; no password is at stake',
  })
  encryption: (typeof ENCRYPTIONS)[number] | null;
  @Text({ max: 320, nullable: true, example: 'Kantor <no-reply@example.go.id>' }) from: string | null;
  @Whole({ min: 0, max: 1_000_000_000, description: 'Messages of the office that wait' }) queued: number;
  @Whole({ min: 0, max: 1_000_000_000, description: 'Messages of the office that were given up' }) failed: number;
  @Instant({ nullable: true, description: 'When one last left, in the past 7 days' }) lastSentAt: string | null;
  @Nested(() => ChannelFailure, { nullable: true, description: 'The last try that did not succeed, and has not since' })
  lastFailure: ChannelFailure | null;
}

export class ChannelsView {
  @ListOf(() => ChannelView) items: ChannelView[];
}

export class TestSendRequest {
  @OneOf(CHANNELS) channel: Channel;
  @Text({
    max: 254,
    optional: true,
    personal: true,
    example: 'anda@example.org',
    description: 'Your own when left out',
  })
  to?: string;
  @Text({ max: 100, optional: true, description: 'A template, filled with examples; a short test when left out' })
  template?: string;
  @OneOf(['id', 'en'], { optional: true, description: 'Indonesian when left out' }) locale?: 'id' | 'en';
}

export const TEST_STATES = ['accepted', 'refused', 'not_connected'] as const;

export class TestSendView {
  @OneOf(TEST_STATES, {
    description: '`accepted`: the server took it, which is no proof that it arrived; `not_connected`: nothing was sent',
  })
  state: (typeof TEST_STATES)[number];
  @Text({ max: 320, description: 'Masked', example: 'a***@example.org' }) to: string;
  @Text({ max: 300, nullable: true, example: '250 2.0.0 taken', description: 'What the server said' }) said:
    string | null;
  @Nested(() => ChannelFault, { nullable: true }) failure: ChannelFault | null;
  @Whole({ min: 0, max: 600_000, description: 'How long it took' }) milliseconds: number;
}

import {
  Flag,
  Instant,
  ListOf,
  Localized,
  MESSAGE_PURPOSES,
  type MessagePurpose,
  OneOf,
  PURPOSE_BASES,
  type PurposeBasis,
  Text,
} from '@buka-pintu/platform';

export class MessageChoiceView {
  @OneOf(MESSAGE_PURPOSES) purpose: MessagePurpose;
  @OneOf(PURPOSE_BASES, {
    description: '`task`: part of the service, on until declined; `consent`: off until the person agrees',
  })
  basis: PurposeBasis;
  @Flag({ description: 'Whether messages of this purpose leave now' }) on: boolean;
  @Localized({ description: 'In today’s words' }) words: { id: string; en: string };
  @Text({ max: 20, nullable: true, description: 'Which version of the words the person last answered; null: none' })
  wording: string | null;
  @Instant({ nullable: true, description: 'When they did; null when they never said yes or no' }) chosenAt:
    string | null;
}

export class MessageChoicesView {
  @ListOf(() => MessageChoiceView, { description: 'Every purpose, with where it stands in this office' })
  items: MessageChoiceView[];
}

export class MessageChoiceRequest {
  @OneOf(MESSAGE_PURPOSES) purpose: MessagePurpose;
  @Flag({ description: 'false: decline it, or take the consent back; true: agree to it, or take the decline back' })
  wanted: boolean;
}

import { Id, Instant, ListOf, Localized, OneOf, Rule, Text } from '@buka-pintu/platform';

export class CitizenCodeRequest {
  @Rule<CitizenCodeRequest>((it) => (it.phone === undefined) !== (it.email === undefined), {
    code: 'phone_or_email',
    detail: { id: 'Isi telepon atau surel, salah satu.', en: 'Give a phone number or an e-mail address, one of them.' },
  })
  @Text({
    max: 16,
    pattern: /^(\+[1-9]\d{7,14}|0[1-9]\d{7,12})$/,
    optional: true,
    personal: true,
    description: 'As it was given with the booking: international with +, or Indonesian with 0 in front',
    example: '+6281234567890',
  })
  phone?: string;

  @Text({ max: 254, format: 'email', optional: true, personal: true, example: 'siti@example.org' })
  email?: string;

  @OneOf(['id', 'en'], { default: 'id', description: 'The language of the message' })
  locale: 'id' | 'en';
}

export class CitizenCodeView {
  @Id({ description: 'Names this code; send it back together with the digits' }) codeId: string;
  @OneOf(['sms', 'email']) channel: 'sms' | 'email';
  @Instant({ description: 'Until when the digits open anything' }) expiresAt: string;
}

export class CitizenVisitRequest {
  @Id({ description: 'Out of the answer to the request for a code' }) codeId: string;
  @Text({ min: 6, max: 6, pattern: /^\d{6}$/, description: 'The six digits of the message', example: '492039' })
  code: string;
}

export class CitizenVisitView {
  @Text({ max: 60, description: 'A bearer token (`bpv_…`) for my things, shown this once' }) token: string;
  @Instant() expiresAt: string;
}

export class ThingView {
  @OneOf(['booking', 'ticket']) type: 'booking' | 'ticket';
  @Id() id: string;
  @Text({ max: 24, example: 'CTH-7K2M9QXF-Q' }) code: string;
  @Text({ max: 40, example: 'confirmed', description: 'As the record itself says it' }) state: string;
  @Localized() title: Localized;
  @Text({ max: 20, example: 'CTH' }) officeCode: string;
  @Text({ max: 200 }) officeName: string;
  @Text({ max: 200 }) place: string;
  @Instant({ description: 'Of the visit' }) at: string;
  @Text({ max: 40, example: 'Asia/Jakarta' }) zone: string;
}

export class ThingsView {
  @ListOf(() => ThingView, { maxItems: 1000, description: 'Newest first' }) items: ThingView[];
}

export class ThingLinkView {
  @Text({ max: 400, description: 'A new secret link to this one thing; earlier ones go on working' }) link: string;
}

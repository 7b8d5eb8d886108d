import { Flag, OneOf, Text, Whole } from '@buka-pintu/platform';

export const LINK_DELIVERIES = ['slip', 'message'] as const;
export type LinkDelivery = (typeof LINK_DELIVERIES)[number];

export class BookingLinkRequest {
  @Text({
    max: 20,
    min: 5,
    personal: true,
    example: '9901015704900012',
    description: 'As it stands in the document the citizen shows now; it must be that of the booking',
  })
  documentNumber: string;

  @OneOf(LINK_DELIVERIES, {
    default: 'slip',
    description: '`slip`: printed here and handed over. `message`: to the phone or address of the booking',
  })
  delivery: LinkDelivery;

  @Flag({ default: true, description: 'Earlier links stop working: a phone was lost, not only a message deleted' })
  revokeOthers: boolean;
}

export class BookingLinkView {
  @Text({ max: 400, nullable: true, description: 'The new link; shown this once, and not at all when it was sent' })
  link: string | null;

  @Text({ max: 40_000, nullable: true, description: 'The slip for 80 mm paper (HTML) with the link as a QR code' })
  slip: string | null;

  @Text({ max: 254, nullable: true, description: 'Where the message goes, masked', example: '**********7890' })
  sentTo: string | null;

  @Whole({ min: 0, description: 'How many earlier links stopped working' })
  revoked: number;
}

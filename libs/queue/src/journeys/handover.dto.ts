import { Flag, Id, OneOf, Text } from '@buka-pintu/platform';
import { PARK_REASONS, type ParkReason, TRANSFER_REASONS, type TransferReason } from '../tickets/handed.js';

export class ParkRequest {
  @OneOf(PARK_REASONS, { description: 'What the person fetches or waits for.', example: 'document_copy' })
  reason: ParkReason;
}

export class UnparkRequest {
  @Id({
    optional: true,
    description: 'The caller’s own open and free counter, to serve on at once; left out: back into the line.',
  })
  counterId?: string;
}

export class TakeBackRequest {
  @Id({ description: 'The caller’s own open and free counter.' })
  counterId: string;
}

/** Where to; what is left out stays as it is. */
export class TransferRequest {
  @Id({ optional: true, description: 'This counter alone; it must be open.' })
  counterId?: string;

  @Id({ optional: true, description: 'Another service point of the office.' })
  servicePointId?: string;

  @Text({ max: 60, optional: true, description: 'Another service, at its first step.' })
  serviceCode?: string;

  @Text({ max: 40, optional: true, description: 'A step of the journey there.' })
  step?: string;

  @OneOf(TRANSFER_REASONS, { example: 'other_skill' })
  reason: TransferReason;
}

export class FinishRequest {
  @Flag({
    optional: true,
    description: 'The visit ends here although steps are left, for instance because documents are missing.',
  })
  endsVisit?: boolean;
}

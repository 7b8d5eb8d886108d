import { Flag, Nested, OneOf, Text } from '@buka-pintu/platform';
import { PROOF_KINDS, type ProofKind } from './booking-proof.entity.js';

export class ProofRequest {
  @OneOf(PROOF_KINDS, { description: '`payment`: it was paid. `document`: another paper that the service demands' })
  kind: ProofKind;

  @Text({
    max: 60,
    pattern: /^[0-9A-Za-z./-]{4,60}$/,
    description: 'What proves it: the NTPN of a payment through SIMPONI, or the number of the paper',
    example: '0A1B2C3D4E5F6G7H',
  })
  reference: string;
}

export class ConfirmationRequest {
  @Nested(() => ProofRequest)
  proof: ProofRequest;

  @Flag({ default: false, description: 'The whole family: one payment for all of them' })
  family: boolean;
}

export class PaymentCodeRequest {
  @Text({
    max: 40,
    pattern: /^[0-9A-Za-z-]{4,40}$/,
    description: 'The code under which the payment is awaited (a billing code of SIMPONI)',
    example: '820261124000017',
  })
  code: string;
}

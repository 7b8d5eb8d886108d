import { Id, OneOf } from '@buka-pintu/platform';

export class CapabilityView {
  @OneOf(['booking', 'ticket'], { description: 'The kind of record this link opens' })
  subjectType: 'booking' | 'ticket';

  @Id({ description: 'The record; read it under its own path with the same token' })
  subjectId: string;
}

import { Id } from '@buka-pintu/platform';

export class RescheduleRequest {
  @Id({ description: 'Another slot of the same office, out of availability' })
  slotId: string;
}

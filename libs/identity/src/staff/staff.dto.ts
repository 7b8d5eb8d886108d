import { Text } from '@buka-pintu/platform';
import { PASSWORD_MAX, PASSWORD_MIN } from '../sessions/password.js';

export class FirstAdministratorRequest {
  @Text({ max: 64, description: 'What follows `#setup=` in the link that the first start printed' }) token: string;
  @Text({ max: 200, personal: true, example: 'Maria Kolondam' }) name: string;
  @Text({ max: 254, format: 'email', personal: true, example: 'maria@kantor.example' }) email: string;
  @Text({ max: 21, pattern: /^\d[\d ]{3,20}$/, optional: true, personal: true, description: 'NIP' })
  staffNumber?: string;
  @Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, personal: true, example: 'tujuh becak di tengah hujan' })
  password: string;
}

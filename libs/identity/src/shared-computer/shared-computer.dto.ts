import { Flag, Id, ListOf, Text } from '@buka-pintu/platform';
import { PASSWORD_MAX } from '../sessions/password.js';

export class OfficerHere {
  @Id({ description: 'Of the officer on this computer; elsewhere it means nothing' }) id: string;
  @Text({ max: 200, personal: true, example: 'Sari Wulandari' }) name: string;
  @Flag({ description: 'Whether a passkey can be asked for' }) passkey: boolean;
  @Flag({ description: 'Whether it is who is signed in now' }) current: boolean;
}

export class OfficersHere {
  @ListOf(() => OfficerHere, { maxItems: 8, description: 'The last who was here first' }) items: OfficerHere[];
}

export class OfficerChange {
  @Id({ description: 'Whom `GET /v1/sessions/officers` names' }) officerId: string;
  @Text({ max: PASSWORD_MAX, personal: true, example: 'tujuh becak di tengah hujan' }) password: string;
}

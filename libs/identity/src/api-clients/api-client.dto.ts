import { Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';

const scope = { max: 100, pattern: /^[a-z_-]+(:[a-z_-]+){2}$/, example: 'queue:bookings:create' };

export class ClientOwner {
  @Text({ max: 200, personal: true, example: 'Dewi Lestari' }) name: string;
  @Text({ max: 254, format: 'email', personal: true, example: 'dewi@aplikasi.example' }) email: string;
}

export class ApiClientRequest {
  @Text({ max: 100, example: 'Antrean Desa' }) name: string;
  @Nested(() => ClientOwner, { description: 'Whom to write to when something is wrong' }) owner: ClientOwner;
  @ListOf(Text(scope), { minItems: 1, maxItems: 50, unique: true, description: 'What it may do' }) scopes: string[];
  @ListOf(Text({ max: 20, example: 'CTH' }), { minItems: 1, unique: true, description: 'Where: codes of offices' })
  officeCodes: string[];
}

export class ApiKeyRequest {
  @Instant({ optional: true, description: 'Two years ahead at most; a year from now when left out' })
  expiresAt?: string;
}

export class KeyPath {
  @Id() id: string;
  @Id({ description: 'The id of the key, which is not its secret' }) keyId: string;
}

export class ApiKeyView {
  @Id() id: string;
  @Text({ max: 4, description: 'The last four characters of the key' }) hint: string;
  @OneOf(['active', 'expired', 'revoked']) state: 'active' | 'expired' | 'revoked';
  @Instant() createdAt: string;
  @Instant() expiresAt: string;
  @Instant({ nullable: true, description: 'To the minute' }) lastUsedAt: string | null;
}

export class IssuedKeyView extends ApiKeyView {
  @Text({ max: 200, description: 'The key itself. It is shown this once; only its hash is kept.' }) key: string;
}

export class ApiClientView {
  @Id() id: string;
  @Text({ max: 100 }) name: string;
  @Nested(() => ClientOwner) owner: ClientOwner;
  @ListOf(Text(scope), { maxItems: 50 }) scopes: string[];
  @ListOf(Text({ max: 20 })) officeCodes: string[];
  @OneOf(['live', 'test']) mode: 'live' | 'test';
  @ListOf(() => ApiKeyView, { description: 'Newest first; several can be active, so that a new one can take over' })
  keys: ApiKeyView[];
  @Instant() registeredAt: string;
  @Whole() version: number;
}

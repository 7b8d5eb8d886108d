import { Id, Instant, ListOf, Nested, OneOf, PageQuery, Text, Whole } from '@buka-pintu/platform';

export const CLIENT_STATES = ['active', 'expired', 'revoked'] as const;
export type ClientState = (typeof CLIENT_STATES)[number];
export const KEY_MODES = ['live', 'test'] as const;
export type KeyMode = (typeof KEY_MODES)[number];

/** More than three counters serve on a day, less than an office can bear to lose to one buyer of seats. Our own figure. */
export const DEFAULT_BOOKINGS_PER_DAY = 500;

const scope = { max: 100, pattern: /^[a-z_-]+(:[a-z_-]+){2}$/, example: 'queue:bookings:create' };
const origin = { max: 200, example: 'https://antrean.example' };
const code = { max: 20, example: 'CTH' };

export class ClientOwner {
  @Text({ max: 200, personal: true, example: 'Dewi Lestari' }) name: string;
  @Text({ max: 254, format: 'email', personal: true, example: 'dewi@aplikasi.example' }) email: string;
}

export class ClientContact {
  @Text({ max: 254, format: 'email', personal: true, example: 'teknis@aplikasi.example' }) email: string;
  @Text({ max: 30, optional: true, personal: true, pattern: /^\+?[0-9 -]{6,29}$/, example: '+62 721 555 010' })
  phone?: string;
}

export class ApiClientRequest {
  @Text({ max: 100, example: 'Antrean Desa' }) name: string;
  @Nested(() => ClientOwner, { description: 'Who answers for it' }) owner: ClientOwner;
  @Nested(() => ClientContact, { optional: true, description: 'Whom to reach when something breaks; else the owner' })
  contact?: ClientContact;
  @ListOf(Text(scope), { minItems: 1, maxItems: 50, unique: true, description: 'What it may do' }) scopes: string[];
  @ListOf(Text(code), { minItems: 1, unique: true, description: 'Where: codes of offices' })
  officeCodes: string[];
  @ListOf(Text(origin), {
    default: [],
    maxItems: 20,
    unique: true,
    description: 'Pages of which sites may read answers',
  })
  origins: string[];
  @Whole({
    min: 1,
    max: 100_000,
    default: DEFAULT_BOOKINGS_PER_DAY,
    description: 'How many bookings it may make in one office on one day; what is cancelled is not given back',
  })
  bookingsPerDay: number;
  @Instant({ optional: true, description: 'The whole registration ends then, with every key; never when left out' })
  expiresAt?: string;
}

export class ApiKeyRequest {
  @OneOf(KEY_MODES, { default: 'live', description: 'A test key reaches the client’s test offices only' })
  mode: KeyMode;
  @Instant({ optional: true, description: 'Two years ahead at most; a year from now when left out' })
  expiresAt?: string;
}

export class KeyRotationRequest {
  @Instant({ optional: true, description: 'When the old key ends: 30 days ahead at most, 7 when left out' })
  oldEndsAt?: string;
}

export class KeyPath {
  @Id() id: string;
  @Id({ description: 'The id of the key, which is not its secret' }) keyId: string;
}

export class ApiKeyView {
  @Id() id: string;
  @OneOf(KEY_MODES) mode: KeyMode;
  @Text({ max: 4, description: 'The last four characters of the key' }) hint: string;
  @OneOf(CLIENT_STATES) state: ClientState;
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
  @Nested(() => ClientContact, { nullable: true }) contact: ClientContact | null;
  @ListOf(Text(scope), { maxItems: 50 }) scopes: string[];
  @ListOf(Text({ max: 20 })) officeCodes: string[];
  @ListOf(Text({ max: 20 }), { description: 'Its test offices' }) testOfficeCodes: string[];
  @ListOf(Text(origin), { maxItems: 20 }) origins: string[];
  @Whole({ min: 1, max: 100_000, description: 'In one office on one day' }) bookingsPerDay: number;
  @OneOf(CLIENT_STATES) state: ClientState;
  @ListOf(() => ApiKeyView, { description: 'Newest first; several can be active, so that a new one can take over' })
  keys: ApiKeyView[];
  @Instant() registeredAt: string;
  @Instant({ nullable: true }) expiresAt: string | null;
  @Whole() version: number;
}

export class ClientOffice {
  @Text({ max: 20, example: 'CTH' }) code: string;
  @Text({ max: 200, example: 'Kantor Imigrasi Contoh' }) name: string;
}

export class OwnClientView {
  @Id() id: string;
  @Text({ max: 100 }) name: string;
  @OneOf(KEY_MODES, { description: 'Of the key that asks' }) mode: KeyMode;
  @ListOf(Text(scope), { maxItems: 50, description: 'Of the key or token that asks' }) scopes: string[];
  @ListOf(() => ClientOffice, { maxItems: 1000, description: 'What this key reaches' }) offices: ClientOffice[];
  @Instant({ description: 'When the key that asks, or that the token was got with, ends: have a new one before' })
  keyExpiresAt: string;
  @Whole({ min: 1, max: 100_000, description: 'How many bookings it may make in one office on one day' })
  bookingsPerDay: number;
}

export class RequestQuery extends PageQuery {
  @OneOf(['answered', 'refused'], { optional: true, description: '`refused`: answered with 400 or more' })
  outcome?: 'answered' | 'refused';
}

export class ScopesView {
  @ListOf(Text(scope), { maxItems: 200 }) scopes: string[];
}

export class ApiRequestView {
  @Id() id: string;
  @Instant() at: string;
  @OneOf(KEY_MODES) mode: KeyMode;
  @Text({ max: 100, description: 'The operationId of the document', example: 'createBooking' }) operation: string;
  @Whole({ min: 100, max: 599, example: 201 }) status: number;
  @Text({ max: 100, nullable: true, description: 'The `code` of the problem', example: 'sold_out' }) problem:
    string | null;
  @Text({ max: 100, description: 'As in `X-Request-Id`' }) requestId: string;
  @Whole({ description: 'From the first byte to the last, in milliseconds' }) ms: number;
}

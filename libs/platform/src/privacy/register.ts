import type { Localized } from '../shapes/field.js';

/** UU 27/2022 (personal data protection), article 20 (2): why personal data may be kept at all. */
export const LEGAL_GROUNDS = [
  'consent',
  'contract',
  'legal_obligation',
  'vital_interest',
  'public_task',
  'legitimate_interest',
] as const;
export type LegalGround = (typeof LEGAL_GROUNDS)[number];

/** What one table keeps of a person, why, how long, and what becomes of it; told to the public. */
export interface PersonalStore {
  table: string;
  /** Its columns that hold something about a person; every `…_sealed` column must stand in some store. */
  columns: readonly string[];
  /** Whose data it is. */
  of: 'applicant' | 'officer' | 'client_owner' | 'visitor';
  what: Localized;
  purpose: Localized;
  ground: LegalGround;
  /** The rule of law the ground rests on. */
  legalBasis: string;
  /** How long, in days from what; null: as long as the reason in words lasts. */
  retention: { days: number | null; from: Localized };
  /** Whether a subject's export has it. */
  exported: boolean;
  /** Whether it is erased on request; when refused, on which ground. */
  erasure: 'erased' | { refused: Localized };
}

/** A record about a person, wherever it lies. */
export interface PersonRecord {
  type: string;
  officeId: number;
  id: string;
}

/** What became of a record when its person asked for erasure. */
export type Erasure = { state: 'erased' } | { state: 'kept'; ground: Localized };

/** Whoever keeps records about persons: finds them by the person's key, shows and erases them. */
export interface PersonKeeper {
  /** The person's records in these offices. @param key `personKey()` */
  recordsOf(key: Buffer, officeIds: readonly number[]): Promise<PersonRecord[]>;
  /** Everything that is kept of the person in the record, in the clear, as the person may have it. */
  export(record: PersonRecord): Promise<Record<string, unknown>>;
  /** Why the record would not be erased if its person asked now; null when it would be. */
  refusal(record: PersonRecord): Promise<Localized | null>;
  /** Erases on request what the law does not want kept; a second time changes nothing. */
  erase(record: PersonRecord): Promise<Erasure>;
  /** Erases what is due by its retention. @returns how many records */
  eraseDue(limit: number): Promise<number>;
}

export const KEEPS_PERSONS = 'buka:keeps-persons';

/** Makes a provider known as the keeper of one type of record: `booking`. */
export function KeepsPersons(type: string): ClassDecorator {
  return (target) => Reflect.defineMetadata(KEEPS_PERSONS, type, target);
}

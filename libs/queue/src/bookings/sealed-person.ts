import {
  internationalPhone,
  isTestOffice,
  mask,
  officeOf,
  type PersonDocument,
  personKey,
  type Vault,
} from '@buka-pintu/platform';
import type { BookingContact, BookingPerson } from './booking.dto.js';
import type { Booking } from './booking.entity.js';

type Sealed = Pick<
  Booking,
  | 'personKey'
  | 'documentKind'
  | 'documentCountry'
  | 'nameSealed'
  | 'documentSealed'
  | 'birthOnSealed'
  | 'phoneSealed'
  | 'emailSealed'
  | 'birthKey'
  | 'phoneLast4Key'
  | 'accommodationSealed'
>;
type SealedField =
  'name' | 'document' | 'birth_on' | 'phone' | 'email' | 'accommodation' | 'cancel_reason' | 'document_remark';

/** Binds a sealed value to its column and row, so that it can't be moved to another person's booking. */
export function placeOf(field: SealedField, bookingId: string): string {
  return `booking.${field}_sealed:${bookingId}`;
}

/** The second factors of a look-up, hashed together with the booking: ten thousand endings of a number tell nothing. */
export function phoneLast4Key(vault: Vault, bookingId: string, last4: string): Buffer {
  return vault.blind('booking.phone_last4', `${bookingId}:${last4}`);
}
export function birthKey(vault: Vault, bookingId: string, birthOn: string): Buffer {
  return vault.blind('booking.birth_on', `${bookingId}:${birthOn}`);
}

/** By which one person has one booking in the country. A test office is a country of its own, or trying would block the real. */
export function claimKey(vault: Vault, officeId: number, person: PersonDocument): Buffer {
  const key = personKey(vault, person);
  return isTestOffice(officeId) ? vault.blind('person.test', `${officeId}:${key.toString('hex')}`) : key;
}

/** What a booking keeps of a person: sealed for reading, hashed for equality, nothing in the clear. */
export function sealPerson(
  vault: Vault,
  bookingId: string,
  { person, contact, accommodation }: { person: BookingPerson; contact: BookingContact; accommodation?: string },
): Sealed {
  const seal = (field: SealedField, value: string | undefined) =>
    value === undefined ? null : vault.seal(value, placeOf(field, bookingId));
  const phone = contact.phone && internationalPhone(contact.phone);
  return {
    personKey: claimKey(vault, officeOf(bookingId), person),
    documentKind: person.documentKind,
    documentCountry: person.country,
    nameSealed: seal('name', person.name.trim().replace(/\s+/g, ' '))!,
    documentSealed: seal('document', person.documentNumber.toUpperCase())!,
    birthOnSealed: seal('birth_on', person.birthOn)!,
    phoneSealed: seal('phone', phone),
    emailSealed: seal('email', contact.email),
    birthKey: birthKey(vault, bookingId, person.birthOn),
    phoneLast4Key: phone ? phoneLast4Key(vault, bookingId, phone.slice(-4)) : null,
    accommodationSealed: seal('accommodation', accommodation),
  };
}

/** The name of the person as it was given. Showing it whole is an access: record it. */
export function openName(vault: Vault, booking: Pick<Booking, 'id' | 'nameSealed'>): string {
  return vault.open(booking.nameSealed, placeOf('name', booking.id));
}

export function openAccommodation(vault: Vault, booking: Pick<Booking, 'id' | 'accommodationSealed'>): string | null {
  return booking.accommodationSealed && vault.open(booking.accommodationSealed, placeOf('accommodation', booking.id));
}

/** Where messages to the person go: the phone first, because more people read it the same day. */
export function openContact(
  vault: Vault,
  booking: Pick<Booking, 'id' | 'phoneSealed' | 'emailSealed'>,
): { channel: 'sms' | 'email'; to: string } {
  return booking.phoneSealed
    ? { channel: 'sms', to: vault.open(booking.phoneSealed, placeOf('phone', booking.id)) }
    : { channel: 'email', to: vault.open(booking.emailSealed!, placeOf('email', booking.id)) };
}

/** The number of the document, but for its last four characters. */
export function maskedDocument(vault: Vault, booking: Pick<Booking, 'id' | 'documentSealed'>): string {
  return mask.document(vault.open(booking.documentSealed, placeOf('document', booking.id)));
}

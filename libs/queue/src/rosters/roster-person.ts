import { internationalPhone, newId, type Vault } from '@buka-pintu/platform';
import { claimKey } from '../bookings/sealed-person.js';
import type { BookingContact, BookingPerson } from '../bookings/booking.dto.js';
import type { Roster, RosterMember } from './roster.entity.js';
import type { RosterContact } from './roster.dto.js';

type MemberField = 'name' | 'document' | 'birth_on';
type ContactField = 'contact_name' | 'phone' | 'email';

export const memberPlace = (field: MemberField, id: string): string => `roster_member.${field}_sealed:${id}`;
export const rosterPlace = (field: ContactField, id: string): string => `roster.${field}_sealed:${id}`;

export function sealMember(
  vault: Vault,
  { officeId, id: rosterId }: Pick<Roster, 'officeId' | 'id'>,
  person: BookingPerson,
  at: number,
): RosterMember {
  const id = newId(officeId);
  return {
    ...{ officeId, id, rosterId, position: at + 1, bookingId: null },
    nameSealed: vault.seal(person.name.trim().replace(/\s+/g, ' '), memberPlace('name', id)),
    documentSealed: vault.seal(person.documentNumber.toUpperCase(), memberPlace('document', id)),
    birthOnSealed: vault.seal(person.birthOn, memberPlace('birth_on', id)),
    documentKind: person.documentKind,
    documentCountry: person.country,
    personKey: claimKey(vault, officeId, person),
  };
}

/** The person as the roster has it, until the booking keeps the document. */
export function openMember(vault: Vault, member: RosterMember): BookingPerson {
  const { id, nameSealed, documentSealed, birthOnSealed, documentKind, documentCountry: country } = member;
  return {
    name: vault.open(nameSealed, memberPlace('name', id)),
    documentNumber: vault.open(documentSealed!, memberPlace('document', id)),
    birthOn: vault.open(birthOnSealed!, memberPlace('birth_on', id)),
    ...{ documentKind, country },
  };
}

export function sealContact(
  vault: Vault,
  id: string,
  { name, phone, email, locale }: RosterContact,
): Pick<Roster, 'contactNameSealed' | 'phoneSealed' | 'emailSealed' | 'locale'> {
  return {
    contactNameSealed: vault.seal(name, rosterPlace('contact_name', id)),
    phoneSealed: phone === undefined ? null : vault.seal(internationalPhone(phone), rosterPlace('phone', id)),
    emailSealed: email === undefined ? null : vault.seal(email, rosterPlace('email', id)),
    locale,
  };
}

export function openRosterContact(vault: Vault, { id, phoneSealed, emailSealed, locale }: Roster): BookingContact {
  return {
    ...(phoneSealed ? { phone: vault.open(phoneSealed, rosterPlace('phone', id)) } : {}),
    ...(emailSealed ? { email: vault.open(emailSealed, rosterPlace('email', id)) } : {}),
    locale,
  };
}

import { Id, ListOf, Nested, Text } from '../shapes/field.js';
import { defineEvents } from './events.js';

class Plain {
  @Id() bookingId: string;
}
class Person {
  @Text({ max: 200, personal: true }) name: string;
}
class Telling {
  @Nested(() => Person) person: Person;
  @ListOf(() => Person) others: Person[];
}

describe('events', () => {
  const define = (type: string, payload: new () => object = Plain): (() => unknown) => {
    return () => defineEvents('queue', { one: { type, describes: 'x', payload } });
  };

  it('have a type of two words', () => {
    expect(define('booking.confirmed')).not.toThrow();
    expect(define('booking.checked_in')).not.toThrow();
    for (const type of ['booking', 'Booking.confirmed', 'booking.confirmed.twice', 'booking.', 'bóoking.x'])
      expect(define(type)).toThrow('no event type');
    const one = { type: 'a.b', describes: 'x', payload: Plain };
    expect(() => defineEvents('queue', { one, other: one })).toThrow('stands twice');
  });

  it('tell nothing about a person, at any depth', () => {
    expect(define('booking.confirmed', Person)).toThrow('booking.confirmed: name would stand');
    expect(define('booking.confirmed', Telling)).toThrow('person.name, others.name');
  });
});

import { randomBytes } from 'node:crypto';
import { DataSource, EntitySchema } from 'typeorm';

// What one writes without much thought: read the slot under a lock, look whether there is room and whether the person has a
// booking, count up, save the booking, save the event, commit. Correct, and every booking of a slot waits for the one before.
const Slot = new EntitySchema({
  name: 'naive_slot',
  columns: { id: { type: Number, primary: true }, capacity: { type: Number }, booked: { type: Number } },
});
const Booking = new EntitySchema({
  name: 'naive_booking',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    slotId: { type: Number },
    person: { type: String, unique: true },
    code: { type: String, unique: true },
    name: { type: 'bytea' },
    document: { type: 'bytea' },
    phone: { type: 'bytea' },
    createdAt: { type: 'timestamptz', createDate: true },
  },
});
const Event = new EntitySchema({
  name: 'naive_event',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    type: { type: String },
    subjectId: { type: 'uuid' },
    payload: { type: 'jsonb' },
    at: { type: 'timestamptz', createDate: true },
  },
});

/**
 * The naive way, called straight from Node: it does not even pay for HTTP.
 * @param {import('../stage.mjs').Stage} stage
 */
export async function openNaive(stage) {
  const source = await new DataSource({
    type: 'postgres',
    url: stage.ownerUrl,
    schema: 'public',
    entities: [Slot, Booking, Event],
    synchronize: true,
    poolSize: 8,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
  }).initialize();
  await source.getRepository(Slot).save({ id: 1, capacity: 10_000_000, booked: 0 });
  const book = () =>
    source.transaction(async (manager) => {
      const person = randomBytes(16).toString('hex');
      const slot = await manager.findOneOrFail(Slot, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
      if (Number(slot.booked) >= Number(slot.capacity)) return false;
      if (await manager.existsBy(Booking, { person })) return false;
      slot.booked = Number(slot.booked) + 1;
      await manager.save(Slot, slot);
      const sealed = randomBytes(48);
      const code = randomBytes(8).toString('hex');
      const booking = { slotId: 1, person, code, name: sealed, document: sealed, phone: sealed };
      const { id } = await manager.save(Booking, booking);
      await manager.save(Event, { type: 'booking.confirmed', subjectId: id, payload: { slotId: 1 } });
      return true;
    });
  return { book, close: () => source.destroy() };
}

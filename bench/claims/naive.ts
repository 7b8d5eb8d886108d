// A booking as one writes it without much thought, with all that a booking of this house owes: it stands behind the same HTTP,
// access, validation and idempotency record, seals the person, hands out the link and appends to the ledger. Only the claim differs:
// read the slot under a lock, look whether there is room and whether the person has a booking, count up, save. It is correct, and
// every booking of a slot waits until the one before has committed.
import { Capabilities } from '@buka-pintu/identity';
import {
  Caller,
  client,
  Db,
  Endpoint,
  type HouseModule,
  Ledger,
  mask,
  newId,
  officeOf,
  platformProblems,
  type Principal,
  publicCode,
  Request,
  type RequestContext,
  Vault,
} from '@buka-pintu/platform';
import { queueEvents, queueProblems } from '@buka-pintu/queue';
import { Body, Controller, Injectable, Module, Post } from '@nestjs/common';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { BookingRequest, BookingView } from '../../libs/queue/src/bookings/booking.dto.js';
import { qrText } from '../../libs/queue/src/bookings/qr.js';
import { maskedDocument, openName, sealPerson } from '../../libs/queue/src/bookings/sealed-person.js';

@Entity({ name: 'naive_slot' })
class NaiveSlot {
  @PrimaryColumn({ type: 'integer' }) officeId: number;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) servicePointId: string;
  @Column({ type: 'timestamptz' }) startsAt: Date;
  @Column({ type: 'timestamptz' }) endsAt: Date;
  @Column({ type: 'integer' }) capacity: number;
  @Column({ type: 'integer' }) booked: number;
}

@Entity({ name: 'naive_booking' })
class NaiveBooking {
  @PrimaryColumn({ type: 'integer' }) officeId: number;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) slotId: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'integer' }) seatNumber: number;
  @Column({ type: 'bytea' }) personKey: Buffer;
  @Column({ type: 'text' }) documentKind: string;
  @Column({ type: 'bytea' }) nameSealed: Buffer;
  @Column({ type: 'bytea' }) documentSealed: Buffer;
  @Column({ type: 'bytea' }) birthOnSealed: Buffer;
  @Column({ type: 'bytea', nullable: true }) phoneSealed: Buffer | null;
  @Column({ type: 'timestamptz' }) createdAt: Date;
}

class NaiveTables1795315640040 implements MigrationInterface {
  name = 'NaiveTables1795315640040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table naive_slot (office_id integer not null, id uuid not null, service_point_id uuid not null,
        starts_at timestamptz not null, ends_at timestamptz not null, capacity integer not null, booked integer not null,
        primary key (office_id, id));
      create table naive_booking (office_id integer not null, id uuid not null, slot_id uuid not null, code text not null unique,
        seat_number integer not null, person_key bytea not null unique, document_kind text not null, name_sealed bytea not null,
        document_sealed bytea not null, birth_on_sealed bytea not null, phone_sealed bytea, created_at timestamptz not null,
        primary key (office_id, id));
      insert into naive_slot select office_id, id, service_point_id, starts_at, ends_at, 10000000, 0 from slot`);
  }

  async down(): Promise<void> {}
}

@Injectable()
class NaiveBookings {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly capabilities: Capabilities,
  ) {}

  book(caller: Principal, request: BookingRequest, origin: string): Promise<BookingView> {
    const officeId = officeOf(request.slotId);
    const id = newId(officeId);
    const { personKey, ...sealed } = sealPerson(this.vault, id, request);
    return this.db.transaction(async () => {
      const [slots, bookings] = [this.db.reference(NaiveSlot), this.db.reference(NaiveBooking)];
      const where = { officeId, id: request.slotId };
      const slot = await slots.findOne({ where, lock: { mode: 'pessimistic_write' } });
      if (!slot) throw platformProblems.notFound();
      if (slot.booked >= slot.capacity) throw queueProblems.soldOut({ lane: 'regular' });
      if (await bookings.existsBy({ personKey })) throw queueProblems.oneBookingPerPerson();
      slot.booked += 1;
      await slots.save(slot);
      const code = publicCode('CTH');
      const booking = bookings.create({ officeId, id, slotId: slot.id, code, seatNumber: slot.booked, personKey });
      await bookings.save(Object.assign(booking, sealed, { createdAt: await this.db.now() }));
      const { serviceCode, lane } = request;
      const { servicePointId } = slot;
      const on = slot.startsAt.toISOString().slice(0, 10);
      await this.ledger.append(officeId, queueEvents.bookingConfirmed, {
        subject: { type: 'booking', id },
        payload: {
          ...{ state: 'confirmed', servicePointId, serviceCode, slotId: slot.id, seatId: slot.id, lane, on },
          ...{ channel: 'client', clientId: caller.kind === 'client' ? caller.clientId : null },
        },
        actor: caller,
      });
      const token = await this.capabilities.issue(officeId, { type: 'booking', id });
      return {
        ...{ id, code, state: 'confirmed', officeCode: 'CTH', servicePointId, servicePointName: '', serviceCode, lane },
        ...{ seatNumber: slot.booked, on, zone: 'Asia/Jakarta', accommodation: null, companion: request.companion },
        startsAt: slot.startsAt.toISOString(),
        endsAt: slot.endsAt.toISOString(),
        person: {
          name: mask.name(openName(this.vault, booking)),
          documentNumber: maskedDocument(this.vault, booking),
        },
        ...{ clientReference: null, link: `${origin}/t/#${token}`, qr: qrText(this.vault, booking), ticket: null },
        ...{ cancelByAt: slot.startsAt.toISOString(), actions: ['cancel'], version: 1 },
        ...{ partyId: null, heldUntil: null, paymentCode: null, provenAt: null, needsNewTime: false, reschedule: null },
        createdAt: booking.createdAt.toISOString(),
      };
    });
  }
}

@Controller('v1/naive/bookings')
class NaiveBookingsController {
  constructor(private readonly bookings: NaiveBookings) {}

  @Post()
  @Endpoint({
    summary: 'Book, naively',
    access: [client('queue:bookings:create')],
    body: BookingRequest,
    returns: BookingView,
    status: 201,
    idempotent: true,
    since: '0.1',
  })
  create(
    @Caller() caller: Principal,
    @Body() body: BookingRequest,
    @Request() { origin }: RequestContext,
  ): Promise<BookingView> {
    return this.bookings.book(caller, body, origin);
  }
}

@Module({ controllers: [NaiveBookingsController], providers: [NaiveBookings] })
class NaiveModule {}

/** The naive way as a module of the house; its tables take over the slots there are. */
export const naive: HouseModule = {
  name: 'naive',
  nest: NaiveModule,
  entities: [NaiveSlot, NaiveBooking],
  migrations: [NaiveTables1795315640040],
  problems: {},
  events: {},
  permissions: {},
};

import { Day, Flag, Text, Whole } from '@buka-pintu/platform';

export class TestOfficePath {
  @Text({ max: 8, description: 'The code of the test office', example: 'T1024' }) officeCode: string;
}

export class TestClosureRequest {
  @Day({ optional: true, description: 'Today when left out', example: '2026-11-24' }) on?: string;
}

/** What a trigger did to the whole office. */
export class TestOfficeState {
  @Text({ max: 8, example: 'T1024' }) officeCode: string;
  @Day({ description: 'The day there now' }) today: string;
  @Flag({ description: 'Whether it is open today' }) open: boolean;
  @Whole({ description: 'Bookings that this trigger ended' }) bookingsEnded: number;
  @Whole({ description: 'Tickets that this trigger ended' }) ticketsEnded: number;
  @Whole({ description: 'Bookings that this trigger deleted: only a reset does' }) bookingsDeleted: number;
  @Whole({ description: 'Tickets that this trigger deleted: only a reset does' }) ticketsDeleted: number;
}

import { Id, Instant, ListOf, Localized, Nested, OneOf, Text, Whole } from '@buka-pintu/platform';
import { WaitView } from '../waits/wait.dto.js';
import { LANES, type Lane } from '../supply/lane.js';

export class BoardPath {
  @Text({
    max: 20,
    pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$',
    example: 'CTH-1',
    description: 'The code of the service point.',
  })
  servicePointCode: string;
}

export class BoardServicePoint {
  @Text({ max: 20, example: 'CTH-1' })
  code: string;

  @Text({ max: 200 })
  name: string;
}

export class BoardCall {
  @Id()
  ticketId: string;

  @Text({ max: 20, example: 'A-012' })
  number: string;

  @Whole({ min: 1, max: 999 })
  counterNumber: number;

  @Text({ max: 120 })
  counterName: string;

  @Instant()
  calledAt: string;

  @Whole({ min: 1, max: 1000, description: 'Rises with each repetition: a screen speaks again when it does.' })
  callCount: number;

  @Localized({ nullable: true, description: 'What for, where the service has several steps.' })
  step: Localized | null;

  @Text({ max: 200, nullable: true, description: 'The service point that gave the number, when it was another one.' })
  numberFrom: string | null;
}

export class BoardLast {
  @Text({ max: 20, example: 'A-011' })
  number: string;

  @Whole({ min: 1, max: 999 })
  counterNumber: number;

  @Instant()
  calledAt: string;
}

/** A lane, and what somebody who takes a number in it now will wait. */
export class BoardWaiting extends WaitView {
  @OneOf(LANES)
  lane: Lane;

  @Whole({ min: 0, max: 100_000 })
  count: number;
}

/** What hangs in the waiting room: numbers only, never a name. */
export class BoardView {
  @Text({ max: 200 })
  officeName: string;

  @Nested(() => BoardServicePoint)
  servicePoint: BoardServicePoint;

  @Text({ max: 60, example: 'Asia/Jakarta' })
  zone: string;

  @Instant()
  at: string;

  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'How far in the ledger this view has read.' })
  position: number;

  @ListOf(() => BoardCall, { description: 'Called or being served now, newest first.' })
  calls: BoardCall[];

  @ListOf(() => BoardLast, { description: 'Called before, newest first.' })
  last: BoardLast[];

  @ListOf(() => BoardWaiting)
  waiting: BoardWaiting[];

  @Localized({ nullable: true, description: 'Something everyone in the room should know, such as why it is closed.' })
  notice: Localized | null;
}

import { Injectable } from '@nestjs/common';
import { Db, type Principal } from '@buka-pintu/platform';
import type { StepView } from '../tickets/ticket.dto.js';
import type { Ticket } from '../tickets/ticket.entity.js';
import type { TicketAction } from '../tickets/ticket.lifecycle.js';
import type { Journey } from './journey.entity.js';
import { Journeys } from './journeys.service.js';
import { stepAfter } from './position.js';
import { isTakenBackBy } from './take-back.js';

/** What of a ticket's way its view shows: the step it is at, and what the state would allow but the way does not. */
@Injectable()
export class TicketWays {
  constructor(
    private readonly db: Db,
    private readonly journeys: Journeys,
  ) {}

  async of(caller: Principal, ticket: Ticket): Promise<{ step: StepView | null; without: TicketAction[] }> {
    const journey = await this.journeys.of(ticket);
    const without: TicketAction[] = [];
    if (!journey || !stepAfter(journey.steps, ticket.step)) without.push('next_step');
    if (!isTakenBackBy(caller, ticket, await this.db.now())) without.push('take_back');
    return { step: journey && stepView(journey, ticket.step), without };
  }
}

function stepView({ steps }: Journey, code: string): StepView | null {
  const at = steps.findIndex((step) => step.code === code);
  const step = steps[at];
  if (!step || steps.length < 2) return null;
  return { code, number: at + 1, of: steps.length, name: { id: step.nameId, en: step.nameEn } };
}

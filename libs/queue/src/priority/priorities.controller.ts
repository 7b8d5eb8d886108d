import {
  anyone,
  Caller,
  Endpoint,
  IdPath,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { TICKET_EXAMPLE } from '../tickets/ticket-example.js';
import { TicketView } from '../tickets/ticket.dto.js';
import { DECIDE_PRIORITY, Priorities, READ_CALLS } from './priorities.service.js';
import {
  PriorityCategoryQuery,
  PriorityCategoryView,
  PriorityDecisionRequest,
  PriorityReportPath,
  PriorityReportQuery,
  PriorityReportView,
} from './priority.dto.js';

const CATEGORY_EXAMPLE: PriorityCategoryView = {
  code: 'elderly',
  name: { id: 'Lanjut usia', en: 'Elderly person' },
  minAge: 60,
  maxAge: null,
  legalBasis: 'UU 25/2009 pasal 29 (perlu dipastikan)',
  source: 'Layanan ramah HAM kantor imigrasi; sumber berbeda: 60 tahun ke atas, atau di atas 60',
  confidence: 'to_be_confirmed',
  validFrom: '2020-01-01',
};

@Controller('v1/queue')
export class PrioritiesController {
  constructor(private readonly priorities: Priorities) {}

  @Get('priority-categories')
  @Endpoint({
    summary: 'Who may have priority',
    description: 'Where official sources differ the limit says so (`to_be_confirmed`).',
    operationId: 'listPriorityCategories',
    access: [anyone()],
    returns: pageOf(PriorityCategoryView),
    since: '0.3',
    examples: { response: { items: [CATEGORY_EXAMPLE], next: null } },
  })
  async categories(@Query() query: PriorityCategoryQuery): Promise<Page<PriorityCategoryView>> {
    return { items: await this.priorities.categories(query.on), next: null };
  }

  @Post('tickets/:id/priority-decisions')
  @Endpoint({
    summary: 'Verify somebody’s priority, or not',
    description:
      'Moves the ticket into the priority lane or into the lane it would have had; the due time counts from the same base, number ' +
      'and seat stay. Nothing of what was shown is kept.',
    operationId: 'decidePriority',
    access: [staff(DECIDE_PRIORITY)],
    body: PriorityDecisionRequest,
    returns: TicketView,
    status: 201,
    idempotent: true,
    problems: [platformProblems.notFound, queueProblems.priorityTooLate],
    since: '0.3',
    examples: {
      request: { decision: 'verified', category: 'elderly', ground: 'seen' },
      response: {
        ...TICKET_EXAMPLE,
        lane: 'priority',
        priority: { state: 'verified', category: 'elderly', words: null },
      },
    },
  })
  decide(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @Body() body: PriorityDecisionRequest,
  ): Promise<TicketView> {
    return this.priorities.decide(caller, path.id, body);
  }

  @Get('priority-reports/:servicePointId')
  @Endpoint({
    summary: 'Who verified priority, and how often',
    operationId: 'getPriorityReport',
    access: [staff(READ_CALLS)],
    returns: PriorityReportView,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: {
      response: {
        ...{ from: '2026-11-23', to: '2026-11-27', undecided: 2, calledUndecided: 1, verified: 41, declined: 3 },
        officers: [
          {
            officer: { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be012', name: 'Rina Wulandari' },
            ...{ verified: 23, declined: 1, categories: [{ category: 'elderly', count: 23 }] },
          },
        ],
        at: '2026-11-27T08:00:00.000Z',
      },
    },
  })
  report(
    @Caller() caller: Principal,
    @Param() path: PriorityReportPath,
    @Query() query: PriorityReportQuery,
  ): Promise<PriorityReportView> {
    return this.priorities.report(caller, path.servicePointId, query);
  }
}

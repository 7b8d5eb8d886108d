import { Caller, Endpoint, type Page, pageOf, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { READ_CALLS } from '../priority/priorities.service.js';
import { MadeCallQuery, MadeCallView } from './made-call.dto.js';
import { MadeCalls } from './made-calls.service.js';

@Controller('v1/queue/calls')
export class MadeCallsController {
  constructor(private readonly calls: MadeCalls) {}

  @Get()
  @Endpoint({
    summary: 'List a day’s calls with the rule that chose each',
    description: 'In the order in which they were made, with those who came or were due earlier and still waited.',
    operationId: 'listCalls',
    access: [staff(READ_CALLS)],
    returns: pageOf(MadeCallView),
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: {
      response: {
        items: [
          {
            id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be021',
            ticketId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be001',
            ...{ number: 'A-012', lane: 'regular', kind: 'next', rule: 'regular_turn' },
            calledAt: '2026-11-24T01:42:00.000Z',
            dueAt: '2026-11-24T01:38:00.000Z',
            text: {
              id: 'Jalur reguler, gilirannya setelah beberapa panggilan prioritas, lewat target 4 menit, mendahului 1 orang',
              en: 'Regular lane, its turn after priority calls in a row, 4 min overdue, ahead of 1 who came earlier or were due earlier',
            },
            counterNumber: 2,
            officer: { id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be012', name: 'Rina Wulandari' },
            passedOver: 1,
            passed: [
              {
                id: '019ab7c4-2f00-7001-8a3c-5d1f0c9be013',
                ...{ number: 'P-003', lane: 'priority' },
                dueAt: '2026-11-24T01:36:00.000Z',
              },
            ],
          },
        ],
        next: null,
      },
    },
  })
  list(@Caller() caller: Principal, @Query() query: MadeCallQuery): Promise<Page<MadeCallView>> {
    return this.calls.list(caller, query);
  }
}

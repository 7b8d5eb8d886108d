import { Caller, Endpoint, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { paperProblems } from './paper.problems.js';
import { PaperEntries } from './paper-entries.service.js';
import { PAPER_ENTRY, PAPER_LINE, PAPER_LIST } from './paper-example.js';
import { PAPER, PaperLists } from './paper-lists.service.js';
import {
  PaperClosing,
  PaperEntryRequest,
  PaperEntryView,
  PaperListRequest,
  PaperListView,
  PaperPath,
  PaperQuery,
} from './paper.dto.js';

@Controller('v1/queue/paper-lists')
export class PaperListsController {
  constructor(private readonly lists: PaperLists) {}

  @Post()
  @Endpoint({
    summary: 'Set numbers apart for a day on paper',
    description: 'Asked again it is the same sheet, longer if more lines are wanted. Print it every morning, in case.',
    operationId: 'preparePaperList',
    access: [staff(PAPER)],
    discloses: 'masked',
    body: PaperListRequest,
    returns: PaperListView,
    status: 201,
    idempotent: true,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: {
      request: { servicePointId: PAPER_LIST.servicePointId, on: PAPER_LIST.on, lines: 40 },
      response: PAPER_LIST,
    },
  })
  prepare(@Caller() caller: Principal, @Body() body: PaperListRequest): Promise<PaperListView> {
    return this.lists.prepare(caller, body);
  }

  @Get(':servicePointId')
  @Endpoint({
    summary: 'Read the sheet of a day on paper',
    description: 'Its numbers, who is expected, who waits, and what of it has been typed in.',
    operationId: 'getPaperList',
    access: [staff(PAPER)],
    discloses: 'masked',
    returns: PaperListView,
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: PAPER_LIST },
  })
  get(@Caller() caller: Principal, @Param() path: PaperPath, @Query() query: PaperQuery): Promise<PaperListView> {
    return this.lists.get(caller, path.servicePointId, query.on);
  }

  @Get(':servicePointId/print.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Endpoint({
    summary: 'The sheet as a page to print',
    description: 'For A4 across. Names are masked: such a sheet lies about.',
    operationId: 'printPaperList',
    access: [staff(PAPER)],
    mediaType: 'text/html',
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: '<!doctype html><html lang="id"><title>Lembar antrean manual</title>…</html>' },
  })
  print(@Caller() caller: Principal, @Param() path: PaperPath, @Query() query: PaperQuery): Promise<string> {
    return this.lists.print(caller, path.servicePointId, query.on);
  }

  @Post(':servicePointId/closings')
  @Endpoint({
    summary: 'Say that all of a sheet has been typed in',
    description: 'Until then, or for three days, bookings of that day are not ended as no-shows.',
    operationId: 'closePaperList',
    access: [staff(PAPER)],
    discloses: 'masked',
    body: PaperClosing,
    returns: PaperListView,
    idempotent: true,
    problems: [platformProblems.notFound, paperProblems.paperNotUsed],
    since: '0.3',
    examples: {
      request: { on: PAPER_LIST.on },
      response: { ...PAPER_LIST, closedAt: '2026-11-23T09:30:00.000Z' },
    },
  })
  close(@Caller() caller: Principal, @Param() path: PaperPath, @Body() body: PaperClosing): Promise<PaperListView> {
    return this.lists.close(caller, path.servicePointId, body.on);
  }
}

@Controller('v1/queue/paper-entries')
export class PaperEntriesController {
  constructor(private readonly entries: PaperEntries) {}

  @Post()
  @Endpoint({
    summary: 'Type in a line of a sheet',
    description:
      'Whole or not at all. The same line again answers with what was entered; another one for the same number is refused. ' +
      'Its spells are marked as entered later, with the times of the paper.',
    operationId: 'enterPaperLine',
    access: [staff(PAPER)],
    body: PaperEntryRequest,
    returns: PaperEntryView,
    status: 201,
    idempotent: true,
    problems: [
      platformProblems.notFound,
      paperProblems.paperNumberUnknown,
      paperProblems.paperNumberDone,
      paperProblems.paperNumberOthers,
      paperProblems.paperLineDiffers,
      paperProblems.bookingHasNumber,
      queueProblems.bookingNotExpected,
      queueProblems.bookingNotFound,
      queueProblems.bookingOtherDay,
      queueProblems.bookingOtherPoint,
      queueProblems.codeUnreadable,
      queueProblems.serviceNotOffered,
    ],
    since: '0.3',
    examples: { request: PAPER_LINE, response: PAPER_ENTRY },
  })
  enter(@Caller() caller: Principal, @Body() body: PaperEntryRequest): Promise<PaperEntryView> {
    return this.entries.enter(caller, body);
  }
}

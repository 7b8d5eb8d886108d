import {
  anyone,
  Caller,
  Endpoint,
  IdPath,
  IfMatch,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { HIT_EXAMPLE } from '../affected/hit-booking-example.js';
import { queueProblems } from '../queue.problems.js';
import { EDIT_STOCK, StockFlags } from './stock-flags.service.js';
import {
  StockFlagChange,
  StockFlagQuery,
  StockFlagRequest,
  StockFlagView,
  StockPreviewRequest,
  StockPreviewView,
} from './stock.dto.js';

const CHANGE = {
  sinceOn: '2026-11-24',
  untilOn: '2026-12-04',
  reason: { id: 'Blangko paspor elektronik habis', en: 'Out of e-passport blanks' },
};
const REQUEST = {
  servicePointId: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
  serviceCode: 'passport_new_adult',
  ...CHANGE,
};
const VIEW: StockFlagView = { id: '019ab3c4-7d6e-7001-8f90-a1b2c3d4e5f6', ...REQUEST, version: 1 };
const { reason: _reason, ...PREVIEW } = REQUEST;

@Controller('v1/queue/stock-flags')
export class StockFlagsController {
  constructor(private readonly flags: StockFlags) {}

  @Get()
  @Endpoint({
    summary: 'What a service point has run out of, now and in the coming days',
    description: 'Availability says the same day by day: `stock`, with the reason.',
    operationId: 'listStockFlags',
    access: [anyone()],
    returns: pageOf(StockFlagView),
    problems: [platformProblems.notFound],
    since: '0.3',
    examples: { response: { items: [VIEW], next: null } },
  })
  list(@Query() query: StockFlagQuery): Promise<Page<StockFlagView>> {
    return this.flags.list(query.servicePointId);
  }

  @Post()
  @Endpoint({
    summary: 'Say that something has run out for a service',
    description:
      'Its days can not be booked any more and say why; seats stay as they are. Bookings already made stay confirmed and ' +
      'appear among the affected ones.',
    operationId: 'addStockFlag',
    access: [staff(EDIT_STOCK)],
    body: StockFlagRequest,
    returns: StockFlagView,
    status: 201,
    idempotent: true,
    problems: [platformProblems.notFound, queueProblems.serviceNotOffered, queueProblems.stockFlagExists],
    since: '0.3',
    examples: { request: REQUEST, response: VIEW },
  })
  add(@Caller() caller: Principal, @Body() body: StockFlagRequest): Promise<StockFlagView> {
    return this.flags.add(caller, body);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Change since when, until when or why something is out of stock',
    operationId: 'changeStockFlag',
    access: [staff(EDIT_STOCK)],
    body: StockFlagChange,
    returns: StockFlagView,
    ifMatch: true,
    problems: [platformProblems.notFound, queueProblems.serviceNotOffered],
    since: '0.3',
    examples: { request: CHANGE, response: VIEW },
  })
  change(
    @Caller() caller: Principal,
    @Param() path: IdPath,
    @IfMatch() version: number,
    @Body() body: StockFlagChange,
  ): Promise<StockFlagView> {
    return this.flags.change(caller, path.id, version, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Say that it is there again',
    description: 'The days can be booked again at once.',
    operationId: 'removeStockFlag',
    access: [staff(EDIT_STOCK)],
    status: 204,
    ifMatch: true,
    problems: [platformProblems.notFound],
    since: '0.3',
  })
  remove(@Caller() caller: Principal, @Param() path: IdPath, @IfMatch() version: number): Promise<void> {
    return this.flags.remove(caller, path.id, version);
  }
}

@Controller('v1/queue/stock-previews')
export class StockPreviewsController {
  constructor(private readonly flags: StockFlags) {}

  @Post()
  @Endpoint({
    summary: 'See whom a stock flag would hit, before it is set',
    description: 'Refuses what setting it would refuse. Nothing is saved.',
    operationId: 'previewStockFlag',
    access: [staff(EDIT_STOCK)],
    body: StockPreviewRequest,
    returns: StockPreviewView,
    status: 200,
    problems: [platformProblems.notFound, queueProblems.serviceNotOffered],
    since: '0.3',
    weight: 5,
    examples: { request: PREVIEW, response: { bookingsHit: 1, bookings: [HIT_EXAMPLE] } },
  })
  preview(@Caller() caller: Principal, @Body() body: StockPreviewRequest): Promise<StockPreviewView> {
    return this.flags.preview(caller, body);
  }
}

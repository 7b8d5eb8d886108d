import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { staff } from '../../access/access.js';
import type { Principal } from '../../access/principal.js';
import type { Page } from '../../database/page.js';
import { Caller } from '../../http/caller.js';
import { Endpoint } from '../../http/endpoint.js';
import { platformProblems } from '../../http/platform.problems.js';
import { IdPath } from '../../shapes/path-shape.js';
import { PageQuery, pageOf } from '../../shapes/page-shape.js';
import { LedgerCheckView } from './ledger-check.dto.js';
import { ledgerProblems } from './ledger.problems.js';
import { LedgerChecks, VERIFY_LEDGER } from './ledger-checks.service.js';

const access = [staff(VERIFY_LEDGER)];
const sound = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  state: 'sound',
  startedAt: '2026-11-22T18:00:00.000Z',
  finishedAt: '2026-11-22T18:00:01.000Z',
  events: 41_205,
  anchors: 12,
  brokenAt: null,
  fault: null,
  summary: { id: 'Utuh: 41205 catatan diperiksa.', en: 'Sound: 41205 events were read.' },
};
const running = {
  ...sound,
  state: 'running',
  finishedAt: null,
  events: null,
  anchors: null,
  summary: { id: 'Sedang diperiksa.', en: 'Being checked.' },
};

@Controller('v1/ledger-checks')
export class LedgerChecksController {
  constructor(private readonly checks: LedgerChecks) {}

  @Get()
  @Endpoint({
    summary: 'List the checks of the acting office’s ledger, newest first',
    access,
    returns: pageOf(LedgerCheckView),
    problems: [platformProblems.cursorInvalid],
    since: '0.2',
    examples: { response: { items: [sound], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: PageQuery): Promise<Page<LedgerCheckView>> {
    return this.checks.list(caller, query);
  }

  @Post()
  @Endpoint({
    summary: 'Check the acting office’s ledger now',
    description:
      'Every hash, every link, the end, and every state that was signed before are verified. It takes a second for some ' +
      'hundred thousand events; look at the check again until it is no longer `running`.',
    access,
    returns: LedgerCheckView,
    status: 201,
    problems: [ledgerProblems.ledgerCheckRunning],
    idempotent: true,
    weight: 20,
    since: '0.2',
    operationId: 'startLedgerCheck',
    examples: { response: running },
  })
  start(@Caller() caller: Principal): Promise<LedgerCheckView> {
    return this.checks.start(caller);
  }

  @Get(':id')
  @Endpoint({
    summary: 'See a check of the ledger',
    access,
    returns: LedgerCheckView,
    problems: [platformProblems.notFound],
    since: '0.2',
    operationId: 'getLedgerCheck',
    examples: { response: sound },
  })
  get(@Caller() caller: Principal, @Param() path: IdPath): Promise<LedgerCheckView> {
    return this.checks.get(caller, path.id);
  }
}

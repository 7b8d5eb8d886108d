import {
  Caller,
  Endpoint,
  IdPath,
  type Page,
  pageOf,
  platformProblems,
  staff,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import { IMPORT_EXAMPLE, IMPORT_ROW_EXAMPLE } from './visitor-example.js';
import {
  ImportWordsRequest,
  VisitorImportPart,
  VisitorImportQuery,
  VisitorImportRegistration,
  VisitorImportRequest,
  VisitorImportRow,
  VisitorImportView,
} from './visitor-import.dto.js';
import { IMPORT_VISITORS, VisitorImports } from './visitor-imports.service.js';
import { visitorProblems } from './visitor.problems.js';

const access = [staff(IMPORT_VISITORS)];
const { visitorImportDone, visitorImportFaulty, visitorImportInUse, visitorImportNotNewest } = visitorProblems;
const { visitorImportOvertaken, visitorImportTooLarge } = visitorProblems;
const { notFound, validationFailed } = platformProblems;
const content = Buffer.from('No. Permohonan;Nama Pemohon;Jam\nMP-1001;Siti Aminah;08.30\n').toString('base64');

@Controller('v1/queue/visitor-imports')
export class VisitorImportsController {
  constructor(private readonly imports: VisitorImports) {}

  @Post()
  @Endpoint({
    summary: 'Look through a day’s list from another system',
    description:
      'Such as the list of M-Paspor: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. No format of it is ' +
      'published, so the heads of columns, the services and the lanes are words that the office explains once (`words`). Every ' +
      'line is looked at, compared with earlier lists and with the office’s bookings, and nobody is listed yet. A longer file ' +
      'comes in parts. It is forgotten after a day.',
    access,
    body: VisitorImportRequest,
    returns: VisitorImportView,
    discloses: 'masked',
    status: 201,
    idempotent: true,
    problems: [notFound, validationFailed, queueProblems.serviceNotOffered],
    weight: 5,
    since: '0.3',
    operationId: 'beginVisitorImport',
    examples: {
      request: {
        servicePointId: IMPORT_EXAMPLE.servicePointId,
        on: IMPORT_EXAMPLE.on,
        serviceCode: 'passport_new_adult',
        content,
      },
      response: IMPORT_EXAMPLE,
    },
  })
  begin(@Caller() caller: StaffPrincipal, @Body() body: VisitorImportRequest): Promise<VisitorImportView> {
    return this.imports.begin(caller, body);
  }

  @Get()
  @Endpoint({
    summary: 'Lists that were imported for a service point, newest first',
    access,
    returns: pageOf(VisitorImportRow),
    problems: [notFound],
    since: '0.3',
    operationId: 'listVisitorImports',
    examples: { response: { items: [IMPORT_ROW_EXAMPLE], next: null } },
  })
  list(@Caller() caller: StaffPrincipal, @Query() query: VisitorImportQuery): Promise<Page<VisitorImportRow>> {
    return this.imports.list(caller, query);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One imported list; a draft is looked through again',
    access,
    returns: VisitorImportView,
    discloses: 'masked',
    problems: [notFound],
    weight: 5,
    since: '0.3',
    operationId: 'getVisitorImport',
    examples: { response: IMPORT_EXAMPLE },
  })
  get(@Caller() caller: StaffPrincipal, @Param() { id }: IdPath): Promise<VisitorImportView> {
    return this.imports.get(caller, id);
  }

  @Post(':id/parts')
  @Endpoint({
    summary: 'Add the next part of a list',
    access,
    body: VisitorImportPart,
    returns: VisitorImportView,
    discloses: 'masked',
    status: 201,
    idempotent: true,
    problems: [notFound, visitorImportDone, visitorImportTooLarge],
    weight: 5,
    since: '0.3',
    operationId: 'addVisitorImportPart',
    examples: {
      request: { content: Buffer.from('MP-1002;Budi;09.00\n').toString('base64') },
      response: IMPORT_EXAMPLE,
    },
  })
  add(
    @Caller() caller: StaffPrincipal,
    @Param() { id }: IdPath,
    @Body() body: VisitorImportPart,
  ): Promise<VisitorImportView> {
    return this.imports.add(caller, id, body.content);
  }

  @Post(':id/words')
  @Endpoint({
    summary: 'Say what words of a list mean',
    description: 'Heads of columns, services and lanes. The office remembers them for its next lists.',
    access,
    body: ImportWordsRequest,
    returns: VisitorImportView,
    discloses: 'masked',
    status: 201,
    idempotent: true,
    problems: [notFound, validationFailed, visitorImportDone],
    weight: 5,
    since: '0.3',
    operationId: 'explainVisitorImport',
    examples: {
      request: { words: [{ kind: 'column', word: 'No. Permohonan', meaning: 'number' }] },
      response: IMPORT_EXAMPLE,
    },
  })
  explain(
    @Caller() caller: StaffPrincipal,
    @Param() { id }: IdPath,
    @Body() { words }: ImportWordsRequest,
  ): Promise<VisitorImportView> {
    return this.imports.explain(caller, id, words);
  }

  @Post(':id/registrations')
  @Endpoint({
    summary: 'List everybody of a file, or nobody',
    description:
      'In one transaction. Who was listed already is updated by the application number; who is missing now is marked and stays. ' +
      'Whoever has a booking of ours on that day (the same NIK) is left out unless `keepBooked`.',
    access,
    body: VisitorImportRegistration,
    returns: VisitorImportView,
    discloses: 'masked',
    status: 201,
    idempotent: true,
    problems: [notFound, visitorImportDone, visitorImportFaulty, visitorImportOvertaken],
    weight: 10,
    since: '0.3',
    operationId: 'registerVisitorImport',
    examples: { request: { after: null }, response: { ...IMPORT_EXAMPLE, state: 'registered', actions: ['undo'] } },
  })
  register(
    @Caller() caller: StaffPrincipal,
    @Param() { id }: IdPath,
    @Body() body: VisitorImportRegistration,
  ): Promise<VisitorImportView> {
    return this.imports.register(caller, id, body);
  }

  @Post(':id/withdrawals')
  @Endpoint({
    summary: 'Take the newest list of a day back',
    description: 'While nobody whom it added or changed has come. The day is then as it was before.',
    access,
    returns: VisitorImportView,
    discloses: 'masked',
    status: 201,
    idempotent: true,
    problems: [notFound, visitorImportInUse, visitorImportNotNewest],
    weight: 5,
    since: '0.3',
    operationId: 'undoVisitorImport',
    examples: { response: { ...IMPORT_EXAMPLE, state: 'undone', actions: [] } },
  })
  undo(@Caller() caller: StaffPrincipal, @Param() { id }: IdPath): Promise<VisitorImportView> {
    return this.imports.undo(caller, id);
  }
}

import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Caller, Endpoint, type Page, pageOf, PageQuery, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import {
  AccessLineView,
  AccessPeriod,
  AccessSampleView,
  AccessSearch,
  SampleQuery,
  SignedFileView,
} from './access-log.dto.js';
import { lineExample, searchExample, unusualExample } from './access-log-example.js';
import { AccessSearches, READ_ACCESS_LOG } from './access-searches.service.js';
import { UnusualAccessView } from './unusual-access.dto.js';
import { UnusualAccess } from './unusual-access.service.js';

const access = [staff(READ_ACCESS_LOG)];

@Controller('v1/access-log')
export class AccessLogController {
  constructor(
    private readonly searches: AccessSearches,
    private readonly unusual: UnusualAccess,
  ) {}

  @Post('searches')
  @Endpoint({
    summary: 'Who saw whose data, when and why',
    description:
      'By person (their document, which stands in no address), by record or by officer; the newest first, in every office ' +
      'where the caller may read the log. The search itself leaves a line with its purpose and reason.',
    access,
    body: AccessSearch,
    returns: pageOf(AccessLineView),
    discloses: 'service',
    weight: 5,
    since: '0.2',
    operationId: 'searchAccessLog',
    examples: { request: searchExample, response: { items: [lineExample], next: null } },
  })
  search(
    @Caller() caller: StaffPrincipal,
    @Body() body: AccessSearch,
    @Query() page: PageQuery,
  ): Promise<Page<AccessLineView>> {
    return this.searches.search(caller, body, page);
  }

  @Post('exports')
  @Endpoint({
    summary: 'The same as a signed file',
    description:
      'Keep both files byte by byte: `npm run verify -- --file <file>` says whether this installation signed it and nobody ' +
      'changed it since, also on another computer when the public key is given.',
    access,
    body: AccessSearch,
    returns: SignedFileView,
    discloses: 'service',
    problems: [identityProblems.exportTooLarge],
    weight: 20,
    since: '0.2',
    operationId: 'exportAccessLog',
    examples: {
      request: searchExample,
      response: {
        fileName: 'access-2026-03-01-2026-03-31.json',
        content: '{ "what": "access-log-export", "lines": [] }',
        signatureFileName: 'access-2026-03-01-2026-03-31.json.sig',
        signature: '{ "algorithm": "Ed25519" }',
        publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        fingerprint: '9f2c 77aa 01bc 44de',
      },
    },
  })
  export(@Caller() caller: StaffPrincipal, @Body() body: AccessSearch): Promise<SignedFileView> {
    return this.searches.export(caller, body);
  }

  @Get('samples')
  @Endpoint({
    summary: 'Draw lines by lot, to ask about',
    description: 'The seed draws the same lines again, so that two auditors look at the same ones.',
    access,
    returns: AccessSampleView,
    discloses: { purpose: 'audit', records: ({ items }: AccessSampleView) => items.slice(0, 1).map(sampled) },
    weight: 5,
    since: '0.2',
    operationId: 'sampleAccessLog',
    examples: { response: { seed: 'x7Jq2kPz01aB', items: [lineExample] } },
  })
  sample(@Caller() caller: StaffPrincipal, @Query() query: SampleQuery): Promise<AccessSampleView> {
    return this.searches.sample(caller, query);
  }

  @Get('unusual')
  @Endpoint({
    summary: 'What looks unusual and should be asked about',
    description:
      'Each finding names its rule and explains it. It is a question, not a verdict: nothing follows from it by itself.',
    access,
    returns: UnusualAccessView,
    weight: 10,
    since: '0.2',
    operationId: 'listUnusualAccess',
    examples: { response: unusualExample },
  })
  findings(@Caller() caller: StaffPrincipal, @Query() query: AccessPeriod): Promise<UnusualAccessView> {
    return this.unusual.of(caller, query);
  }
}

/** A sample shows others' reasons: one line says that it was drawn. */
const sampled = ({ id }: AccessLineView) => ({ type: 'access_log', id, fields: ['access_log'] });

import { Caller, Endpoint, IfMatch, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { officesProblems } from '../offices.problems.js';
import {
  HolidayDiffView,
  HolidayImportRequest,
  HolidayImportsView,
  type HolidayView,
  HolidayYearPath,
} from './holiday.dto.js';
import { HolidayImports } from './holiday-imports.service.js';

const LEGAL = 'SKB 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun 2100';
const DAY: HolidayView = {
  on: '2100-01-01',
  kind: 'national',
  name: { id: 'Tahun Baru Masehi', en: "New Year's Day" },
  legalBasis: LEGAL,
  source: 'https://www.kemenkopmk.go.id/',
  confidence: 'confirmed',
};
const REQUEST: HolidayImportRequest = {
  format: 'csv',
  content:
    'date,kind,name_id,name_en,legal_basis,source,confidence\n' +
    `2100-01-01,national,Tahun Baru Masehi,New Year's Day,${LEGAL},https://www.kemenkopmk.go.id/,confirmed\n`,
  complete: true,
};
const DIFF: HolidayDiffView = {
  ...{ year: 2100, added: [DAY], changed: [], removed: [], unchanged: 0, confidence: 'confirmed', version: 0 },
};

@Controller('v1/holidays')
export class HolidayImportsController {
  constructor(private readonly imports: HolidayImports) {}

  @Post(':year/import-previews')
  @Endpoint({
    summary: "Compare a year's decree with what is known, without saving",
    operationId: 'previewHolidayImport',
    access: [staff('offices:holidays:import')],
    body: HolidayImportRequest,
    returns: HolidayDiffView,
    problems: [officesProblems.referenceKeptElsewhere, officesProblems.importLines, officesProblems.dayPast],
    since: '0.1',
    weight: 5,
    examples: { request: REQUEST, response: DIFF },
  })
  preview(
    @Caller() caller: StaffPrincipal,
    @Param() path: HolidayYearPath,
    @Body() body: HolidayImportRequest,
  ): Promise<HolidayDiffView> {
    return this.imports.preview(caller, path.year, body);
  }

  @Post(':year/imports')
  @Endpoint({
    summary: "Take over a year's decree, whole or not at all",
    description:
      'For every office of the house. If-Match carries the `version` of the preview, so that what was compared is what is saved. ' +
      'Slots of all offices follow; bookings on days that became holidays stay confirmed and are listed as affected.',
    operationId: 'importHolidays',
    access: [staff('offices:holidays:import')],
    body: HolidayImportRequest,
    returns: HolidayDiffView,
    problems: [officesProblems.referenceKeptElsewhere, officesProblems.importLines, officesProblems.dayPast],
    idempotent: true,
    ifMatch: true,
    since: '0.1',
    weight: 5,
    examples: { request: REQUEST, response: DIFF },
  })
  save(
    @Caller() caller: StaffPrincipal,
    @Param() path: HolidayYearPath,
    @IfMatch() version: number,
    @Body() body: HolidayImportRequest,
  ): Promise<HolidayDiffView> {
    return this.imports.save(caller, path.year, version, body);
  }

  @Get(':year/imports')
  @Endpoint({
    summary: 'What was imported for a year, with the list before and after each time',
    operationId: 'listHolidayImports',
    access: [staff('offices:settings:read')],
    returns: HolidayImportsView,
    since: '0.1',
    examples: {
      response: {
        items: [
          {
            id: '019ab3c0-0a11-7001-9c0d-0e0f1a1b1c1d',
            importedAt: '2026-11-23T03:00:00.000Z',
            staffId: '019ab3c0-0a12-7001-9c0d-0e0f1a1b1c1d',
            legalBasis: LEGAL,
            before: [],
            after: [DAY],
          },
        ],
      },
    },
  })
  history(@Caller() caller: StaffPrincipal, @Param() path: HolidayYearPath): Promise<HolidayImportsView> {
    return this.imports.history(caller, path.year);
  }
}

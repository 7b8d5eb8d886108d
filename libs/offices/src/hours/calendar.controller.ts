import { anyone, Endpoint, platformProblems } from '@buka-pintu/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { OfficePath } from '../office.dto.js';
import { CalendarQuery, OfficeCalendarView } from './calendar.dto.js';
import { OfficeCalendars } from './calendar.service.js';

const EXAMPLE: OfficeCalendarView = {
  officeCode: 'CTH',
  zone: 'Asia/Jakarta',
  from: '2026-12-24',
  to: '2026-12-24',
  servicePoints: [
    {
      id: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
      code: 'CTH-1',
      name: 'Kantor Imigrasi Contoh',
      days: [
        {
          on: '2026-12-24',
          periods: [],
          closed: { code: 'holiday', name: { id: 'Cuti bersama Natal', en: 'Joint leave for Christmas' } },
          changes: [],
          unsure: false,
        },
      ],
    },
  ],
};

@Controller('v1/offices')
export class OfficeCalendarController {
  constructor(private readonly calendars: OfficeCalendars) {}

  @Get(':officeCode/calendar')
  @Endpoint({
    summary: 'When an office is open, day by day, and why it is closed',
    description:
      'Hours, Ramadan, holidays, joint leave, exceptions, closures and disruptions in one answer, for every service point ' +
      'or one. `changes` names what makes a day differ; `unsure` days belong to a year whose decree is not in yet.',
    operationId: 'readOfficeCalendar',
    access: [anyone()],
    returns: OfficeCalendarView,
    problems: [platformProblems.notFound],
    cache: 60,
    since: '0.1',
    examples: { response: EXAMPLE },
  })
  read(@Param() path: OfficePath, @Query() query: CalendarQuery): Promise<OfficeCalendarView> {
    return this.calendars.read(path.officeCode, query);
  }
}

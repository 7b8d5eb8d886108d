import { anyone, Endpoint } from '@buka-pintu/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { HolidaysQuery, HolidayYearView } from './holiday.dto.js';
import { Holidays } from './holidays.service.js';

@Controller('v1/holidays')
export class HolidaysController {
  constructor(private readonly holidays: Holidays) {}

  @Get()
  @Endpoint({
    summary: 'List national holidays and joint leave of a year',
    description: 'Each day names its decree. `to_be_confirmed` on the year means that days may still be missing.',
    access: [anyone()],
    returns: HolidayYearView,
    operationId: 'listHolidays',
    cache: 60,
    since: '0.1',
    examples: {
      response: {
        year: 2026,
        confidence: 'confirmed',
        legalBasis: 'SKB 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun 2026',
        sources: ['https://www.kemenkopmk.go.id/'],
        items: [
          {
            on: '2026-08-17',
            kind: 'national',
            name: { id: 'Proklamasi Kemerdekaan', en: 'Independence Day' },
            legalBasis: 'SKB 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun 2026',
            source: 'https://www.kemenkopmk.go.id/',
            confidence: 'confirmed',
          },
        ],
      },
    },
  })
  list(@Query() query: HolidaysQuery): Promise<HolidayYearView> {
    return this.holidays.year(query.year);
  }
}

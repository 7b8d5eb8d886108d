import { Day, Id, ListOf, Localized, Rule, Text, Whole } from '@buka-pintu/platform';
import { HitBooking } from '../affected/hit-booking.dto.js';

export class StockFlagQuery {
  @Id({ description: 'A service point, from GET /v1/offices' }) servicePointId: string;
}

class StockDays {
  @Day({ description: 'The first day without', example: '2026-11-24' }) sinceOn: string;
  @Rule<StockDays>((it) => it.untilOn === null || it.untilOn >= it.sinceOn, {
    code: 'before_first_day',
    detail: {
      id: 'Hari terakhir tidak boleh sebelum hari pertama.',
      en: 'The last day can not come before the first.',
    },
  })
  @Day({ nullable: true, description: 'The last day without; null: nobody knows yet' })
  untilOn: string | null;
}

export class StockFlagChange extends StockDays {
  @Rule<StockFlagChange>((it) => [it.reason.id, it.reason.en].every((text) => /\S/.test(text) && text.length <= 200), {
    code: 'both_languages',
    detail: {
      id: 'Isi alasan dalam kedua bahasa, masing-masing paling banyak 200 huruf.',
      en: 'Write the reason in both languages, at most 200 letters each.',
    },
  })
  @Localized({ description: 'What is missing, as citizens read it; names nobody' })
  reason: Localized;
}

export class StockFlagRequest extends StockFlagChange {
  @Id() servicePointId: string;
  @Text({ max: 60, description: 'A service of this service point', example: 'passport_new_adult' }) serviceCode: string;
}

export class StockFlagView extends StockFlagRequest {
  @Id() id: string;
  @Whole({ min: 1 }) version: number;
}

export class StockPreviewRequest extends StockDays {
  @Id() servicePointId: string;
  @Text({ max: 60, example: 'passport_new_adult' }) serviceCode: string;
}

/** Whom a stock flag would hit. Nothing is saved, and saving it cancels nothing. */
export class StockPreviewView {
  @Whole({ description: 'Confirmed bookings for the service on these days; they stay and are listed as affected' })
  bookingsHit: number;
  @ListOf(() => HitBooking, { description: 'The first hundred of them, by time' }) bookings: HitBooking[];
}

import {
  Day,
  Flag,
  Id,
  Instant,
  ListOf,
  Localized,
  Nested,
  OneOf,
  Rule,
  Text,
  TimeOfDay,
  Whole,
} from '@buka-pintu/platform';
import { CLOSURE_REASON_CODES, type ClosureReason } from './closure-reason.js';
import { DISRUPTED, type Disrupted } from './disruption.entity.js';

export class ClosedHours {
  @TimeOfDay({ example: '13:00' }) opensAt: string;
  @Rule<ClosedHours>((it) => it.opensAt < it.closesAt, {
    code: 'closes_before_opening',
    detail: { id: 'Selesai harus sesudah mulai.', en: 'The end comes after the beginning.' },
  })
  @Text({ max: 5, pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, example: '16:00' })
  closesAt: string;
}

export class ClosureRequest {
  @Id({ nullable: true, description: 'Null: the whole office' }) servicePointId: string | null;
  @Day({ example: '2026-12-09' }) from: string;
  @Rule<ClosureRequest>((it) => it.from <= it.to, {
    code: 'ends_before_it_begins',
    detail: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day lies before the first.' },
  })
  @Rule<ClosureRequest>((it) => Date.parse(it.to) - Date.parse(it.from) <= 60 * 86_400_000, {
    code: 'too_long',
    detail: { id: 'Paling lama 61 hari sekali tutup.', en: 'At most 61 days at once.' },
  })
  @Day({ example: '2026-12-09', description: 'The last day' })
  to: string;
  @Nested(() => ClosedHours, { nullable: true, description: 'Only these hours of each day; null: whole days' })
  hours: ClosedHours | null;
  @OneOf(CLOSURE_REASON_CODES) reason: ClosureReason;
  @Localized({ nullable: true, description: 'In your own words, shown instead of the reason' }) note: Localized | null;
}

export class ClosureView {
  @Id() id: string;
  @Id({ nullable: true }) servicePointId: string | null;
  @Day() on: string;
  @Nested(() => ClosedHours, { nullable: true }) hours: ClosedHours | null;
  @OneOf(CLOSURE_REASON_CODES) reason: ClosureReason;
  @Localized() name: Localized;
  @Flag({ description: 'Promised terms stand still on that day as well' }) stopsClocks: boolean;
}

export class ClosureListView {
  @ListOf(() => ClosureView) items: ClosureView[];
}

const SERVICE = { max: 60, nullable: true, description: 'Only this service stands still; null: all of them' };
const STEP = { max: 60, nullable: true, description: 'Only this step of a visit stands still; null: all of them' };

export class DisruptionRequest {
  @Id({ nullable: true, description: 'Null: the whole office' }) servicePointId: string | null;
  @Text({ ...SERVICE, optional: true }) serviceCode?: string | null;
  @Text({ ...STEP, optional: true }) step?: string | null;
  @OneOf(DISRUPTED) what: Disrupted;
  @Flag({ description: 'Nobody can be served: seats of that time are taken off the sale' }) stopsService: boolean;
  @Rule<DisruptionRequest>((it) => !it.message || (it.message.id.trim() !== '' && it.message.en.trim() !== ''), {
    code: 'both_languages',
    detail: { id: 'Isi pesan dalam kedua bahasa.', en: 'Write the message in both languages.' },
  })
  @Localized({
    optional: true,
    nullable: true,
    description: 'For the board and for who wants to book; without one, what is down is said in the usual words',
  })
  message?: Localized | null;
  @Instant({ nullable: true, description: 'Since when; null: since now' }) startsAt: string | null;
  @Instant({ nullable: true, description: 'When it may be over, if anybody knows' }) expectedEndAt: string | null;
}

export class DisruptionView {
  @Id() id: string;
  @Id({ nullable: true }) servicePointId: string | null;
  @Text(SERVICE) serviceCode: string | null;
  @Text(STEP) step: string | null;
  @OneOf(DISRUPTED) what: Disrupted;
  @Flag() stopsService: boolean;
  @Localized() message: Localized;
  @Instant() startsAt: string;
  @Instant({ nullable: true }) expectedEndAt: string | null;
  @Instant({ nullable: true }) endedAt: string | null;
  @Whole({ min: 1 }) version: number;
}

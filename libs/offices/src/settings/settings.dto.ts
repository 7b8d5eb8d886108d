import { Day, Flag, Id, ListOf, OneOf, Text, Whole } from '@buka-pintu/platform';
import { ClosureView, DisruptionView } from '../closures/closure.dto.js';
import { OpeningExceptionView, OpeningSetView } from '../hours/hours.dto.js';
import {
  ACCESSIBILITY_FACTS,
  type AccessibilityFact,
  SERVICE_POINT_KINDS,
  type ServicePointKind,
} from '../service-point-kind.js';

export const ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;
/** The lanes a counter can be given; what they mean is the queue's affair. */
export const COUNTER_LANES = ['regular', 'priority', 'express', 'walk_in', 'group', 'reserve'] as const;
/** As the rules on immigration offices have them; `tpi` is an office with an immigration checkpoint. */
export const OFFICE_CLASSES = ['1_special_tpi', '1_special', '1_tpi', '1', '2_tpi', '2', '3_tpi', '3'] as const;
export type OfficeClass = (typeof OFFICE_CLASSES)[number];
const SERVICE_CODES = { maxItems: 60, unique: true } as const;
const CODE = { max: 60, pattern: /^[a-z][a-z0-9_]*$/, example: 'passport_new_adult' };

export class OfficeRequest {
  @Text({ max: 120, pattern: /\S/, example: 'Kantor Imigrasi Contoh' }) name: string;
  @Text({ max: 300, pattern: /\S/ }) address: string;
  @Text({ max: 40, nullable: true }) phone: string | null;
  @OneOf(OFFICE_CLASSES, {
    optional: true,
    nullable: true,
    description: 'Class I special to III, with an immigration checkpoint (TPI) or without; left out, it stays as it is',
  })
  officeClass?: OfficeClass | null;
  @Text({
    max: 40,
    pattern: /^-?\d{1,2}(\.\d+)?, ?-?\d{1,3}(\.\d+)?$/,
    optional: true,
    nullable: true,
    description: 'Latitude, longitude in degrees, as maps give them: whoever finds no seat is told of offices near by',
    example: '-5.3971, 105.2668',
  })
  coordinates?: string | null;
  @Text({ max: 60, pattern: /\S/, optional: true, nullable: true, example: 'Lampung' }) province?: string | null;
}

export class NewOfficeRequest extends OfficeRequest {
  @Text({
    max: 8,
    min: 2,
    pattern: /^[A-Z][A-Z0-9]{1,7}$/,
    description: 'Stands in every public code; never changes',
    example: 'LPB',
  })
  code: string;
  @OneOf(ZONES, { description: 'WIB, WITA or WIT; never changes, since every hour would move' })
  zone: (typeof ZONES)[number];
}

export class ServicePointRequest {
  @Text({ max: 120, pattern: /\S/, example: 'Unit Layanan Paspor' }) name: string;
  @OneOf(SERVICE_POINT_KINDS) kind: ServicePointKind;
  @Text({ max: 300, pattern: /\S/ }) address: string;
  @ListOf(OneOf(ACCESSIBILITY_FACTS), { unique: true }) accessibility: AccessibilityFact[];
  @ListOf(Text(CODE), { ...SERVICE_CODES, description: 'What is served here; codes of /v1/services' })
  serviceCodes: string[];
}

export class CounterRequest {
  @Whole({ min: 1, max: 999, description: 'On the sign above it, and spoken' }) number: number;
  @Text({ max: 80, pattern: /\S/, example: 'Loket 1' }) name: string;
  @ListOf(Text(CODE), { ...SERVICE_CODES, description: 'What is served at it; empty: all the service point has' })
  serviceCodes: string[];
  @ListOf(OneOf(COUNTER_LANES), { unique: true, description: 'Whom it calls; empty: every lane' })
  lanes: (typeof COUNTER_LANES)[number][];
  @Flag({ default: true, description: 'False: it stays known but can no longer be opened' }) inUse: boolean;
}

export class CounterSettingsView extends CounterRequest {
  @Id() id: string;
  @Whole({ min: 1 }) version: number;
}

export class ServicePointSettingsView extends ServicePointRequest {
  @Id() id: string;
  @Text({ max: 12, example: 'CTH-1' }) code: string;
  @ListOf(() => CounterSettingsView, { maxItems: 999 }) counters: CounterSettingsView[];
  @ListOf(() => OpeningSetView, { description: 'Oldest first' }) openingSets: OpeningSetView[];
  @ListOf(() => OpeningExceptionView, { maxItems: 400, description: 'From today on' })
  exceptions: OpeningExceptionView[];
  @Whole({ min: 1 }) version: number;
}

/** Everything an office sets about its places and times, each part with the version to edit it against. */
export class OfficeSettingsView extends NewOfficeRequest {
  @Flag() demo: boolean;
  @Day({ description: 'Today at the office' }) today: string;
  @ListOf(() => ServicePointSettingsView, { maxItems: 999 }) servicePoints: ServicePointSettingsView[];
  @ListOf(() => ClosureView, { maxItems: 1000, description: 'From today on' }) closures: ClosureView[];
  @ListOf(() => DisruptionView, { description: 'Not ended, or in the last 30 days' }) disruptions: DisruptionView[];
  @Whole({ min: 1 }) version: number;
}

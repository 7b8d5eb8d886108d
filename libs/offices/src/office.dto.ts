import { Flag, Id, ListOf, OneOf, Text, TimeOfDay, Whole } from '@buka-pintu/platform';
import {
  ACCESSIBILITY_FACTS,
  type AccessibilityFact,
  SERVICE_POINT_KINDS,
  type ServicePointKind,
} from './service-point-kind.js';

export class OfficePath {
  @Text({ max: 8, description: 'The code of the office', example: 'CTH' }) officeCode: string;
}

export class OpeningHoursView {
  @Whole({ min: 1, max: 7, description: '1 is Monday, 7 is Sunday' }) weekday: number;
  @TimeOfDay({ example: '08:00' }) opensAt: string;
  @Text({
    max: 5,
    pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    description: '`24:00` is the end of the day',
    example: '12:00',
  })
  closesAt: string;
}

export class OfficeCounterView {
  @Id() id: string;
  @Whole({ min: 1, max: 999 }) number: number;
  @Text({ max: 80, example: 'Loket 1' }) name: string;
}

export class ServicePointView {
  @Id() id: string;
  @Text({ max: 12, description: 'Stands in the address of its board', example: 'CTH-1' }) code: string;
  @Text({ max: 120 }) name: string;
  @OneOf(SERVICE_POINT_KINDS) kind: ServicePointKind;
  @Text({ max: 300 }) address: string;
  @ListOf(OneOf(ACCESSIBILITY_FACTS), { description: 'What a person who needs it finds there' })
  accessibility: AccessibilityFact[];
  @ListOf(Text({ max: 60 }), { description: 'What is served here; codes of /v1/services' }) serviceCodes: string[];
  @ListOf(() => OpeningHoursView, { description: 'The ordinary hours in force today, in the zone of the office' })
  openingHours: OpeningHoursView[];
  @ListOf(() => OfficeCounterView) counters: OfficeCounterView[];
}

export class OfficeView {
  @Text({ max: 8, example: 'CTH' }) code: string;
  @Text({ max: 120, example: 'Kantor Imigrasi Contoh' }) name: string;
  @Text({ max: 60, description: 'IANA time zone', example: 'Asia/Jakarta' }) zone: string;
  @Text({ max: 300 }) address: string;
  @Text({ max: 40, nullable: true }) phone: string | null;
  @Flag({ description: 'A fictitious office for trying things out' }) demo: boolean;
  @Flag({ description: 'An API client’s test office: it stands in no list' }) test: boolean;
  @ListOf(() => ServicePointView) servicePoints: ServicePointView[];
}

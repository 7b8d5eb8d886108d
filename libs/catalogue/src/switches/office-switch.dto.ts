import { Day, Flag, Id, ListOf, OneOf, Rule, Text, TimeOfDay, Whole } from '@buka-pintu/platform';
import { CONFIDENCES, type Confidence } from '../confidence.js';
import { OFFICE_SWITCHES, type OfficeSwitchName, type SwitchHours } from '../office-switch.entity.js';

export class SwitchHoursShape implements SwitchHours {
  @Whole({ min: 1, max: 7, description: '1 is Monday' }) weekday: number;
  @TimeOfDay({ example: '08:00' }) opensAt: string;
  @Rule<SwitchHoursShape>((it) => it.opensAt < it.closesAt, {
    code: 'not_after',
    detail: { id: 'Jam tutup harus sesudah jam buka.', en: 'It must close after it opens.' },
  })
  @TimeOfDay({ example: '10:00' })
  closesAt: string;
}

export class ServiceSwitchRequest {
  @OneOf(OFFICE_SWITCHES, {
    description:
      'offered: the service is (not) offered here; electronic_only: no ordinary passports any more; same_day: the add-on is served here',
  })
  name: OfficeSwitchName;
  @Rule<ServiceSwitchRequest>((it) => it.name !== 'offered' || it.serviceCode !== null, {
    code: 'required',
    detail: { id: 'Sebutkan layanannya.', en: 'Name the service.' },
  })
  @Text({ max: 60, nullable: true, description: 'The one service it is about; null for all of them' })
  serviceCode: string | null;
  @Day() validFrom: string;
  @Rule<ServiceSwitchRequest>((it) => it.validTo === null || it.validTo >= it.validFrom, {
    code: 'before_first_day',
    detail: {
      id: 'Hari terakhir tidak boleh sebelum hari pertama.',
      en: 'The last day can not come before the first.',
    },
  })
  @Day({ nullable: true, description: 'The last day on which it holds; null while no end is known' })
  validTo: string | null;
  @Flag({ description: 'What the switch says from that day on' }) isOn: boolean;
  @Rule<ServiceSwitchRequest>((it) => it.name === 'same_day' || it.hours.length === 0, {
    code: 'only_same_day',
    detail: { id: 'Jam hanya untuk layanan percepatan.', en: 'Hours belong to the same-day service only.' },
  })
  @Rule<ServiceSwitchRequest>((it) => it.name !== 'same_day' || !it.isOn || it.hours.length > 0, {
    code: 'required',
    detail: { id: 'Sebutkan jam layanannya.', en: 'Tell its hours.' },
  })
  @ListOf(() => SwitchHoursShape, { maxItems: 21, description: 'For same_day: when it is served, without a booking' })
  hours: SwitchHoursShape[];
  @Text({ max: 300, example: 'SE IMI-263.GR.01.02/2024' }) legalBasis: string;
  @Text({ max: 500, example: 'Keputusan kepala kantor' }) source: string;
  @OneOf(CONFIDENCES) confidence: Confidence;
}

export class ServiceSwitchView extends ServiceSwitchRequest {
  @Id() id: string;
  @Whole() version: number;
}

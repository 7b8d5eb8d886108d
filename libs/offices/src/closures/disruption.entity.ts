import type { BilingualText } from '@buka-pintu/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What can be down, in the words that are shown when nobody finds better ones in the first minute. */
const WORDS = {
  national_system: {
    id: 'Sistem nasional sedang terganggu. Layanan dihentikan sementara.',
    en: 'The national system is down. Service is suspended.',
  },
  power: { id: 'Listrik padam. Layanan dihentikan sementara.', en: 'The power is out. Service is suspended.' },
  network: { id: 'Jaringan terputus. Layanan dihentikan sementara.', en: 'The network is down. Service is suspended.' },
  equipment: {
    id: 'Peralatan sedang rusak. Layanan dihentikan sementara.',
    en: 'Equipment has failed. Service is suspended.',
  },
  building: {
    id: 'Gedung tidak dapat dipakai. Layanan dihentikan sementara.',
    en: 'The building cannot be used. Service is suspended.',
  },
  staff: {
    id: 'Petugas sedang tidak tersedia. Layanan dihentikan sementara.',
    en: 'No officer is available. Service is suspended.',
  },
  other: { id: 'Layanan dihentikan sementara.', en: 'Service is suspended.' },
} as const satisfies Record<string, BilingualText>;

export type Disrupted = keyof typeof WORDS;
export const DISRUPTED = Object.keys(WORDS) as Disrupted[];

/** What is down, in the usual words. */
export function disruptedText(what: Disrupted): BilingualText {
  return { ...WORDS[what] };
}

/** Something that is down from an instant on, until somebody says that it is up again. */
@Entity({ name: 'disruption' })
export class Disruption {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  /** Null: the whole office. */
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  /** Only this service stands still; null: all of them. */
  @Column('text', { nullable: true }) serviceCode: string | null;
  /** Only this step of a visit stands still, such as `photo`; null: all of them. */
  @Column('text', { nullable: true }) step: string | null;
  @Column('text') what: Disrupted;
  /** Nobody can be served meanwhile: seats of that time are taken off the sale. */
  @Column('boolean') stopsService: boolean;
  @Column('text') messageId: string;
  @Column('text') messageEn: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz', { nullable: true }) expectedEndAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}

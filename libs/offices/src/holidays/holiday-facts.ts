import type { BilingualText } from '@buka-pintu/platform';
import type { Confidence, HolidayKind } from './holiday.entity.js';

export interface HolidayFact {
  on: string;
  kind: HolidayKind;
  name: BilingualText;
}

export interface HolidayYearFacts {
  year: number;
  legalBasis: string;
  sources: string[];
  confidence: Confidence;
  days: HolidayFact[];
}

const national = (on: string, id: string, en: string): HolidayFact => ({ on, kind: 'national', name: { id, en } });
const jointLeave = (on: string, id: string, en: string): HolidayFact => ({
  on,
  kind: 'joint_leave',
  name: { id: `Cuti bersama ${id}`, en: `Joint leave for ${en}` },
});

const FACTS_2026: HolidayYearFacts = {
  year: 2026,
  legalBasis: 'SKB 3 Menteri No. 1497/2025, 2/2025, 5/2025 (19 September 2025)',
  sources: [
    'https://disdiksmg.semarangkota.go.id/post-detail/resmi-daftar-hari-libur-nasional-dan-cuti-bersama-tahun-2026-berdasarkan-skb-3-menteri',
    'https://www.brilio.net/serius/rincian-lengkap-libur-cuti-bersama-2026-17-hari-libur-nasional-dan-8-cuti-bersama-2026-250920i.html',
  ],
  confidence: 'confirmed',
  days: [
    national('2026-01-01', 'Tahun Baru Masehi', "New Year's Day"),
    national('2026-01-16', 'Isra Mikraj', "Isra Mi'raj"),
    jointLeave('2026-02-16', 'Tahun Baru Imlek', 'Chinese New Year'),
    national('2026-02-17', 'Tahun Baru Imlek 2577', 'Chinese New Year 2577'),
    jointLeave('2026-03-18', 'Nyepi', 'Nyepi'),
    national('2026-03-19', 'Hari Suci Nyepi (Saka 1948)', 'Nyepi, Day of Silence (Saka 1948)'),
    jointLeave('2026-03-20', 'Idul Fitri', 'Eid al-Fitr'),
    national('2026-03-21', 'Idul Fitri 1447 H', 'Eid al-Fitr 1447 H'),
    national('2026-03-22', 'Idul Fitri 1447 H', 'Eid al-Fitr 1447 H'),
    jointLeave('2026-03-23', 'Idul Fitri', 'Eid al-Fitr'),
    jointLeave('2026-03-24', 'Idul Fitri', 'Eid al-Fitr'),
    national('2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'),
    national('2026-04-05', 'Paskah', 'Easter'),
    national('2026-05-01', 'Hari Buruh Internasional', 'Labour Day'),
    national('2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'),
    jointLeave('2026-05-15', 'Kenaikan Yesus Kristus', 'Ascension Day'),
    national('2026-05-27', 'Idul Adha 1447 H', 'Eid al-Adha 1447 H'),
    jointLeave('2026-05-28', 'Idul Adha', 'Eid al-Adha'),
    national('2026-05-31', 'Hari Raya Waisak 2570', 'Vesak 2570'),
    national('2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
    national('2026-06-16', 'Tahun Baru Islam 1448 H', 'Islamic New Year 1448 H'),
    national('2026-08-17', 'Hari Kemerdekaan', 'Independence Day'),
    national('2026-08-25', 'Maulid Nabi Muhammad', 'Birthday of the Prophet Muhammad'),
    jointLeave('2026-12-24', 'Natal', 'Christmas'),
    national('2026-12-25', 'Hari Natal', 'Christmas Day'),
  ],
};

// The decree for 2027 was not known when this was written. Five days stand on a fixed date by presidential decree; the
// movable feasts and the joint leave do not, and a wrong day here would close or open an office wrongly.
const FACTS_2027: HolidayYearFacts = {
  year: 2027,
  legalBasis: 'Keppres No. 8 Tahun 2024 (tanggal tetap saja; SKB 3 Menteri untuk 2027 belum diketahui)',
  sources: [
    'https://news.ddtc.co.id/berita/nasional/1800273/jokowi-tetapkan-ada-16-hari-libur-nasional-di-2024-simak-daftarnya',
  ],
  confidence: 'to_be_confirmed',
  days: [
    national('2027-01-01', 'Tahun Baru Masehi', "New Year's Day"),
    national('2027-05-01', 'Hari Buruh Internasional', 'Labour Day'),
    national('2027-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
    national('2027-08-17', 'Hari Kemerdekaan', 'Independence Day'),
    national('2027-12-25', 'Hari Natal', 'Christmas Day'),
  ],
};

/** What is known of the years' holidays, with the decree and where it was read. */
export const HOLIDAY_FACTS: readonly HolidayYearFacts[] = [FACTS_2026, FACTS_2027];

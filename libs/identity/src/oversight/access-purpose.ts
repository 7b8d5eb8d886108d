import type { Localized } from '@buka-pintu/platform';

/** Why somebody read somebody's data. The first come with the work itself; the others are told by who asks. */
export const PURPOSES = {
  booking: { id: 'Membuka kunjungan yang dipesan', en: 'Opened a booking' },
  link_again: { id: 'Menerbitkan ulang tautan di meja layanan', en: 'Issued a link again at the desk' },
  counter_call: { id: 'Memanggil ke loket', en: 'Called to a counter' },
  message: { id: 'Membaca pesan', en: 'Read messages' },
  expected_visitor: { id: 'Membuka orang dari daftar impor', en: 'Opened somebody of an imported list' },
  roster: { id: 'Membuka daftar rombongan', en: 'Opened a roster' },
  visitor_file: { id: 'Mengunduh daftar kedatangan', en: 'Downloaded a list of arrivals' },
  staff_file: { id: 'Mengunduh daftar petugas', en: 'Downloaded the list of officers' },
  administration: { id: 'Mengurus pengaturan', en: 'Settings' },
  subject_request: { id: 'Permintaan pemilik data', en: 'Request of the person concerned' },
  audit: { id: 'Pemeriksaan berkala', en: 'Regular audit' },
  supervision: { id: 'Pengawasan atasan', en: 'Supervision' },
  complaint: { id: 'Menindaklanjuti pengaduan', en: 'Following up a complaint' },
  breach: { id: 'Menyelidiki kebocoran data', en: 'Investigating a breach' },
} as const satisfies Record<string, Localized>;

/** Purposes that an officer tells, with a reason in words: nobody reads the log of others’ reading without one. */
export const TOLD_PURPOSES = ['audit', 'supervision', 'complaint', 'breach', 'subject_request'] as const;
export type ToldPurpose = (typeof TOLD_PURPOSES)[number];

/** A purpose in words; a code that is older or newer than this list stands for itself. */
export function purposeName(code: string): Localized {
  return (PURPOSES as Record<string, Localized>)[code] ?? { id: code, en: code };
}

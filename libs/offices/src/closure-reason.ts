import type { BilingualText } from '@buka-pintu/platform';

/** Why a day is closed, in the words that citizens and boards show. */
export const CLOSURE_REASONS = {
  local_holiday: { id: 'Libur daerah', en: 'Regional holiday' },
  election: { id: 'Hari pemungutan suara', en: 'Election day' },
  training: { id: 'Pelatihan pegawai', en: 'Staff training' },
  maintenance: { id: 'Perbaikan gedung atau peralatan', en: 'Repairs to the building or equipment' },
  system_down: { id: 'Sistem nasional terganggu', en: 'The national system is down' },
  power_cut: { id: 'Listrik padam', en: 'Power cut' },
  disaster: { id: 'Bencana alam', en: 'Natural disaster' },
  ceremony: { id: 'Acara resmi', en: 'Official ceremony' },
  other: { id: 'Tutup sementara', en: 'Closed for the day' },
} as const satisfies Record<string, BilingualText>;

export type ClosureReason = keyof typeof CLOSURE_REASONS;
export const CLOSURE_REASON_CODES = Object.keys(CLOSURE_REASONS) as ClosureReason[];

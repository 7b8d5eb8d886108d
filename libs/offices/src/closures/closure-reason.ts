import type { BilingualText } from '@buka-pintu/platform';

/** A reason in the words that citizens and boards show; `stopsClocks` where a promised term stands still as well (docs/adr/0011). */
interface Reason extends BilingualText {
  stopsClocks: boolean;
}

const REASONS = {
  local_holiday: { id: 'Libur daerah', en: 'Regional holiday', stopsClocks: true },
  election: { id: 'Hari pemungutan suara', en: 'Election day', stopsClocks: true },
  training: { id: 'Pelatihan pegawai', en: 'Staff training', stopsClocks: false },
  maintenance: {
    id: 'Perbaikan gedung atau peralatan',
    en: 'Repairs to the building or equipment',
    stopsClocks: false,
  },
  system_down: { id: 'Sistem nasional terganggu', en: 'The national system is down', stopsClocks: false },
  power_cut: { id: 'Listrik padam', en: 'Power cut', stopsClocks: false },
  disaster: { id: 'Bencana alam', en: 'Natural disaster', stopsClocks: true },
  ceremony: { id: 'Acara resmi', en: 'Official ceremony', stopsClocks: false },
  other: { id: 'Tutup sementara', en: 'Closed for the day', stopsClocks: false },
} as const satisfies Record<string, Reason>;

export type ClosureReason = keyof typeof REASONS;
export const CLOSURE_REASON_CODES = Object.keys(REASONS) as ClosureReason[];

/** Why it is closed, in both languages. */
export function reasonText(code: ClosureReason): BilingualText {
  const { id, en } = REASONS[code];
  return { id, en };
}

/** Whether a closure for that reason stops the terms that the law or the office itself has set. */
export function stopsClocks(code: ClosureReason): boolean {
  return REASONS[code].stopsClocks;
}

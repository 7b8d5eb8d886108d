import type { Localized } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';
import type { CallRule } from './call-order.js';

const LANE_NAMES: Record<Lane, Localized> = {
  regular: { id: 'Jalur reguler', en: 'Regular lane' },
  priority: { id: 'Jalur prioritas', en: 'Priority lane' },
  express: { id: 'Jalur ekspres', en: 'Express lane' },
  walk_in: { id: 'Jalur datang langsung', en: 'Walk-in lane' },
  group: { id: 'Jalur rombongan', en: 'Group lane' },
  reserve: { id: 'Jalur cadangan', en: 'Reserve lane' },
};

/** Why this person was called, in words for the officer and for whoever asks later. */
export function explain(call: { rule: CallRule; lane: Lane; overdueMinutes: number; passedOver: number }): Localized {
  const lane = LANE_NAMES[call.lane];
  if (call.rule === 'chosen') {
    return { id: `${lane.id}, dipilih petugas`, en: `${lane.en}, chosen by the officer` };
  }
  const due = reason(call.rule, call.overdueMinutes);
  const over =
    call.passedOver > 0
      ? { id: `, mendahului ${call.passedOver} orang`, en: `, ahead of ${call.passedOver} who ${earlier(call.rule)}` }
      : { id: '', en: '' };
  return { id: `${lane.id}, ${due.id}${over.id}`, en: `${lane.en}, ${due.en}${over.en}` };
}

function reason(rule: CallRule, overdue: number): Localized {
  if (rule === 'cap') return { id: 'sudah menunggu sampai batas terlama', en: 'waited up to the longest wait allowed' };
  if (rule === 'regular_turn') {
    return {
      id: `gilirannya setelah beberapa panggilan prioritas, lewat target ${overdue} menit`,
      en: `its turn after priority calls in a row, ${overdue} min overdue`,
    };
  }
  return overdue > 0
    ? { id: `lewat target ${overdue} menit`, en: `${overdue} min overdue` }
    : { id: 'paling dekat targetnya', en: 'earliest due' };
}

function earlier(rule: CallRule): string {
  return rule === 'earliest_due' ? 'came earlier' : 'came earlier or were due earlier';
}

import type { ClosureView, DisruptionView } from './closure.dto.js';
import type { Closure } from './closure.entity.js';
import { reasonText, stopsClocks } from './closure-reason.js';
import type { Disruption } from './disruption.entity.js';

export function closureView(closure: Closure): ClosureView {
  const { id, servicePointId, onDay, startsAt, endsAt, reasonCode, note, noteEn } = closure;
  const hours = startsAt && endsAt ? { opensAt: startsAt.slice(0, 5), closesAt: endsAt.slice(0, 5) } : null;
  const name = note === null ? reasonText(reasonCode) : { id: note, en: noteEn ?? note };
  return { id, servicePointId, on: onDay, hours, reason: reasonCode, name, stopsClocks: stopsClocks(reasonCode) };
}

export function disruptionView(disruption: Disruption): DisruptionView {
  const { id, servicePointId, serviceCode, step, what, stopsService, messageId, messageEn, version } = disruption;
  return {
    id,
    servicePointId,
    serviceCode,
    step,
    what,
    stopsService,
    message: { id: messageId, en: messageEn },
    startsAt: disruption.startsAt.toISOString(),
    expectedEndAt: disruption.expectedEndAt?.toISOString() ?? null,
    endedAt: disruption.endedAt?.toISOString() ?? null,
    version,
  };
}

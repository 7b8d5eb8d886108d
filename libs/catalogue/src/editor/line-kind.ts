import type { EventDefinition } from '@buka-pintu/platform';
import type { EntityTarget } from 'typeorm';
import { catalogueEvents, type LineEventPayload } from '../catalogue.events.js';
import { FeeLine } from '../fee-line.entity.js';
import { Requirement } from '../requirement.entity.js';
import type { ServiceLine } from '../service-line.entity.js';
import { ServiceTime } from '../service-time.entity.js';
import { StandardPart } from '../standard-part.entity.js';

/** The four kinds of lines a service consists of. What is done to one is done to all. */
export const LINE_KINDS = ['standard', 'requirement', 'time', 'fee'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

interface KindOfLine {
  entity: EntityTarget<ServiceLine>;
  event: EventDefinition<LineEventPayload>;
}

export const KINDS: Record<LineKind, KindOfLine> = {
  standard: { entity: StandardPart, event: catalogueEvents.standardChanged },
  requirement: { entity: Requirement, event: catalogueEvents.requirementChanged },
  time: { entity: ServiceTime, event: catalogueEvents.timeChanged },
  fee: { entity: FeeLine, event: catalogueEvents.feeChanged },
};

import { Suspensions1795317640050 } from '../migrations/1795317640050-suspensions.js';
import { Disruptions } from './disruptions.service.js';
import { SuspensionNotice } from './suspension-notice.entity.js';
import { SuspensionNotices } from './suspension-notices.service.js';
import { suspensionEvents } from './suspension.events.js';
import { SuspensionsController } from './suspensions.controller.js';
import { SuspensionHandler, SuspensionSchedule, TellSuspension } from './suspensions.handlers.js';
import { Suspensions } from './suspensions.service.js';
import { TicketPauses } from './ticket-pauses.service.js';
import { suspensionProblems } from './suspension.problems.js';

/** What the module of the queue takes from this room. */
export const disruptionParts = {
  controllers: [SuspensionsController],
  providers: [
    ...[Disruptions, Suspensions, SuspensionNotices, TicketPauses],
    ...[SuspensionHandler, SuspensionSchedule, TellSuspension],
  ],
  entities: [SuspensionNotice],
  problems: suspensionProblems,
  migrations: [Suspensions1795317640050],
  events: suspensionEvents,
};

// Offices: where and when people are served: offices, service points, counters, hours, holidays, closures. Not who works
// there (identity), nor what is served and at what price (catalogue), nor who waits (queue).
import type { HouseModule } from '@buka-pintu/platform';
import { Closure } from './closures/closure.entity.js';
import { DISRUPT } from './closures/closures.service.js';
import { type Disrupted, DISRUPTED, Disruption } from './closures/disruption.entity.js';
import { Counter } from './counter.entity.js';
import { HolidayImport } from './holidays/holiday-import.entity.js';
import { HolidayYear } from './holidays/holiday-year.entity.js';
import { Holiday } from './holidays/holiday.entity.js';
import { OpeningException } from './hours/opening-exception.entity.js';
import { OpeningRule } from './hours/opening-rule.entity.js';
import { OpeningSet } from './hours/opening-set.entity.js';
import { Offices1795305620001 } from './migrations/1795305620001-offices.js';
import { HoursOnHolidays1795305620051 } from './migrations/1795305620051-hours-on-holidays.js';
import { Settings1795315620050 } from './migrations/1795315620050-settings.js';
import { TestOffices1795315620070 } from './migrations/1795315620070-test-offices.js';
import { KeeperOfReference1795315620041 } from './migrations/1795315620041-keeper-of-reference.js';
import { OfficePlace1795317620001 } from './migrations/1795317620001-office-place.js';
import { OfficeClass1795316620030 } from './migrations/1795316620030-office-class.js';
import { WhatIsSuspended1795317620050 } from './migrations/1795317620050-what-is-suspended.js';
import { Office } from './office.entity.js';
import { officesEvents } from './offices.events.js';
import { officesProblems } from './offices.problems.js';
import { OfficesModule } from './offices.module.js';
import { seedDemoOffice, seedHolidays } from './offices.seed.js';
import { HAND_OVER } from './reference/reference-keeper.service.js';
import { ServicePoint } from './service-point.entity.js';

export { officesEvents } from './offices.events.js';
export { officesProblems } from './offices.problems.js';
export { DEMO_OFFICE } from './offices.seed.js';
export { ReferenceKeeper } from './reference/reference-keeper.service.js';
export { type HoursOfDay, Offices } from './offices.service.js';
export { TestOffices, type Furnisher } from './test-offices/test-offices.service.js';
export type { OpenDay } from './hours/opening.js';
export { type Alteration } from './hours/opening-change.js';
export { OpeningChangeRequest } from './hours/opening-change.dto.js';
export { checkHours } from './hours/hours-check.js';
export { CLOSING_TIME } from './hours/hours.dto.js';
export { OpeningChanges } from './hours/opening-changes.service.js';
export { DISRUPT, DISRUPTED };
export type { Counter, Disrupted, Disruption, Office, ServicePoint };

/** This module as part of the house. */
export const offices: HouseModule = {
  name: 'offices',
  nest: OfficesModule,
  entities: [
    ...[Office, ServicePoint, Counter, OpeningSet, OpeningRule, OpeningException, Closure, Disruption],
    ...[Holiday, HolidayYear, HolidayImport],
  ],
  migrations: [
    Offices1795305620001,
    HoursOnHolidays1795305620051,
    Settings1795315620050,
    TestOffices1795315620070,
    KeeperOfReference1795315620041,
    OfficeClass1795316620030,
    WhatIsSuspended1795317620050,
    OfficePlace1795317620001,
  ],
  problems: officesProblems,
  events: officesEvents,
  approvals: ['offices:closures:manage'],
  permissions: {
    [HAND_OVER]: ['administrator'],
    'offices:offices:create': ['administrator'],
    'offices:settings:read': ['head', 'auditor', 'administrator'],
    'offices:settings:edit': ['head', 'administrator'],
    'offices:holidays:import': ['administrator'],
    'offices:closures:manage': ['head', 'administrator'],
    // In the first minute the head of office may be anywhere; whoever sits at the counter sees that nothing works.
    [DISRUPT]: ['counter', 'head', 'administrator'],
  },
  seed: seedHolidays,
  demo: seedDemoOffice,
};

// Offices: where and when people are served: offices, service points, counters, hours, holidays, closures. Not who works
// there (identity), nor what is served and at what price (catalogue), nor who waits (queue).
import type { HouseModule } from '@buka-pintu/platform';
import { Closure } from './closure.entity.js';
import { Counter } from './counter.entity.js';
import { HolidayYear } from './holiday-year.entity.js';
import { Holiday } from './holiday.entity.js';
import { Offices1795305620001 } from './migrations/1795305620001-offices.js';
import { HoursOnHolidays1795305620051 } from './migrations/1795305620051-hours-on-holidays.js';
import { Office } from './office.entity.js';
import { OfficesModule } from './offices.module.js';
import { seedDemoOffice, seedHolidays } from './offices.seed.js';
import { OpeningRule } from './opening-rule.entity.js';
import { ServicePoint } from './service-point.entity.js';

export { DEMO_OFFICE } from './offices.seed.js';
export { type HoursOfDay, Offices } from './offices.service.js';
export type { OpenDay } from './opening.js';
export type { Counter, Office, ServicePoint };

/** This module as part of the house. */
export const offices: HouseModule = {
  name: 'offices',
  nest: OfficesModule,
  entities: [Office, ServicePoint, Counter, OpeningRule, Closure, Holiday, HolidayYear],
  migrations: [Offices1795305620001, HoursOnHolidays1795305620051],
  problems: {},
  events: {},
  permissions: {},
  seed: seedHolidays,
  demo: seedDemoOffice,
};

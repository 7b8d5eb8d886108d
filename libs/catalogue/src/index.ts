// Catalogue: the services, what they ask for, cost and promise, dated and with their legal basis. Not who may be served
// where and when (offices), nor anyone's own application or bill (applications, payments).
import type { HouseModule } from '@buka-pintu/platform';
import { CatalogueChange } from './catalogue-change.entity.js';
import { catalogueEvents } from './catalogue.events.js';
import { CatalogueModule } from './catalogue.module.js';
import { catalogueProblems } from './catalogue.problems.js';
import { seedDemoSwitches, seedServices } from './catalogue.seed.js';
import { EDIT_SERVICES, PUBLISH_SERVICES, READ_SERVICES } from './editor/edited-services.service.js';
import { FeeLine } from './fee-line.entity.js';
import { Catalogue1795305630001 } from './migrations/1795305630001-catalogue.js';
import { ServiceStandards1795315630060 } from './migrations/1795315630060-service-standards.js';
import { OfferedTo1795316630040 } from './migrations/1795316630040-offered-to.js';
import { OfficeSwitch } from './office-switch.entity.js';
import { RequirementGroup } from './requirement-group.entity.js';
import { Requirement } from './requirement.entity.js';
import { ServiceTime } from './service-time.entity.js';
import { Service } from './service.entity.js';
import { StandardPart } from './standard-part.entity.js';
import { EDIT_SWITCHES } from './switches/switches.service.js';

export { Catalogue } from './catalogue.service.js';
export { PASSPORT_NEW_ADULT } from './facts/passports.js';
export type { Service };

/** This module as part of the house. */
export const catalogue: HouseModule = {
  name: 'catalogue',
  nest: CatalogueModule,
  entities: [Service, RequirementGroup, Requirement, FeeLine, ServiceTime, StandardPart, OfficeSwitch, CatalogueChange],
  migrations: [Catalogue1795305630001, ServiceStandards1795315630060, OfferedTo1795316630040],
  problems: catalogueProblems,
  events: catalogueEvents,
  permissions: {
    [READ_SERVICES]: ['counter', 'verifier', 'information_editor', 'head', 'auditor', 'administrator'],
    [EDIT_SERVICES]: ['information_editor', 'head', 'administrator'],
    [PUBLISH_SERVICES]: ['head', 'administrator'],
    [EDIT_SWITCHES]: ['head', 'administrator'],
  },
  appendOnly: ['catalogue_change'],
  seed: seedServices,
  demo: seedDemoSwitches,
};

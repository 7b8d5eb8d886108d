import type { FeeLine } from './fee-line.entity.js';
import type { RequirementGroup } from './requirement-group.entity.js';
import type { Requirement } from './requirement.entity.js';
import type { ServiceTime } from './service-time.entity.js';
import type { Service } from './service.entity.js';
import type { StandardPart } from './standard-part.entity.js';

/** A service and all that is said of it, as rows. */
export interface ServiceContent {
  service: Service;
  groups: RequirementGroup[];
  requirements: Requirement[];
  fees: FeeLine[];
  times: ServiceTime[];
  parts: StandardPart[];
}

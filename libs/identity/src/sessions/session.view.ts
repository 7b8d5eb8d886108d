import type { OfficeName } from '../office-names.js';
import type { RolePermissions } from '../role-permissions.js';
import type { Approval, RoleRow } from '../staff/staff.queries.js';
import type { SessionView } from './session.dto.js';

/** The roles of an officer by office number. */
export function rolesByOffice(roles: readonly RoleRow[]): Map<number, string[]> {
  const offices = new Map<number, string[]>();
  for (const { atOfficeId, role } of roles)
    // Somebody may stand in for a role that he holds himself.
    offices.set(atOfficeId, [...new Set([...(offices.get(atOfficeId) ?? []), role])]);
  return offices;
}

export interface SessionParts {
  staff: SessionView['staff'];
  roles: readonly RoleRow[];
  approvals: readonly Approval[];
  offices: readonly OfficeName[];
  actingOfficeId: number;
  secondFactor: boolean;
  demo: boolean;
  /** Names of those whose roles are carried, by id. */
  names?: ReadonlyMap<string, string>;
}

export function viewSession(parts: SessionParts, permissions: RolePermissions): SessionView {
  const held = rolesByOffice(parts.roles);
  const permitted = permissions.everywhere(held, parts.approvals);
  return {
    staff: parts.staff,
    offices: parts.offices.map(({ officeId, code, name }) => {
      const roles = held.get(officeId) ?? [];
      const delegated = parts.roles.flatMap(({ role, atOfficeId, onBehalfOf }) =>
        atOfficeId === officeId && onBehalfOf
          ? [{ role, onBehalfOf: { id: onBehalfOf, name: parts.names?.get(onBehalfOf) ?? '?' } }]
          : [],
      );
      return { code, name, roles, delegated, permissions: [...(permitted.get(officeId) ?? [])].sort() };
    }),
    officeCode: parts.offices.find((office) => office.officeId === parts.actingOfficeId)?.code ?? '',
    secondFactor: parts.secondFactor,
    demo: parts.demo,
  };
}

import { Inject, Injectable } from '@nestjs/common';
import { HOUSE_MODULES, routesOf, type HouseModule } from '@buka-pintu/platform';
import type { Approval } from './staff/staff.queries.js';

/** What each role may do, gathered from all modules, and what an API client can be given. */
@Injectable()
export class RolePermissions {
  private readonly byRole = new Map<string, string[]>();
  private readonly forApprovers: ReadonlySet<string>;
  private readonly forClients: ReadonlySet<string>;

  constructor(@Inject(HOUSE_MODULES) modules: readonly HouseModule[]) {
    for (const module of modules)
      for (const [permission, roles] of Object.entries(module.permissions))
        for (const role of roles) this.byRole.set(role, [...(this.byRole.get(role) ?? []), permission]);
    this.forApprovers = new Set(modules.flatMap((module) => module.approvals ?? []));
    // Only what some operation lets clients do: a scope that no door asks for would look like a right and be none.
    const access = routesOf(modules).flatMap((route) => route.operation.access);
    this.forClients = new Set(access.flatMap((way) => (way.kind === 'client' ? [way.scope] : [])));
  }

  /** The permissions of someone with these roles. */
  of(roles: readonly string[]): ReadonlySet<string> {
    return new Set(roles.flatMap((role) => this.byRole.get(role) ?? []));
  }

  /** The permissions by office: of the roles held there, and what was given to an approver who lives elsewhere. */
  everywhere(
    roles: ReadonlyMap<number, readonly string[]>,
    approvals: readonly Approval[],
  ): Map<number, ReadonlySet<string>> {
    const held = new Map([...roles].map(([officeId, there]) => [officeId, this.of(there)]));
    for (const { officeId, permissions } of approvals) {
      const given = permissions.filter((permission) => this.forApprovers.has(permission));
      held.set(officeId, new Set([...(held.get(officeId) ?? []), ...given]));
    }
    return held;
  }

  /** What an approver of another office can be given, sorted. */
  approvals(): string[] {
    return [...this.forApprovers].sort();
  }

  /** What these roles open and those don't. */
  beyond(roles: readonly string[], those: readonly string[]): ReadonlySet<string> {
    const held = this.of(those);
    return new Set([...this.of(roles)].filter((permission) => !held.has(permission)));
  }

  /** The scopes among these that no API client can hold. */
  unknownScopes(scopes: readonly string[]): string[] {
    return scopes.filter((scope) => !this.forClients.has(scope));
  }

  /** Every scope an API client can be given, sorted. */
  scopes(): string[] {
    return [...this.forClients].sort();
  }
}

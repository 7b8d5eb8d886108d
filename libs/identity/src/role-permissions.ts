import { Inject, Injectable } from '@nestjs/common';
import { HOUSE_MODULES, type HouseModule, type Role } from '@buka-pintu/platform';

// What these two let one do is no third party's business, whatever an administrator would tick.
const NEVER_FOR_CLIENTS = ['identity:', 'platform:'];

/** What each role may do, gathered from all modules, and what an API client may be given. */
@Injectable()
export class RolePermissions {
  private readonly byRole = new Map<string, string[]>();
  private readonly grantable = new Set<string>();

  constructor(@Inject(HOUSE_MODULES) modules: readonly HouseModule[]) {
    for (const module of modules)
      for (const [permission, roles] of Object.entries(module.permissions)) this.add(permission, roles);
  }

  private add(permission: string, roles: readonly Role[]): void {
    if (!NEVER_FOR_CLIENTS.some((prefix) => permission.startsWith(prefix))) this.grantable.add(permission);
    for (const role of roles) this.byRole.set(role, [...(this.byRole.get(role) ?? []), permission]);
  }

  /** The permissions of someone with these roles. */
  of(roles: readonly string[]): ReadonlySet<string> {
    return new Set(roles.flatMap((role) => this.byRole.get(role) ?? []));
  }

  /** The scopes among these that no API client can hold. */
  unknownScopes(scopes: readonly string[]): string[] {
    return scopes.filter((scope) => !this.grantable.has(scope));
  }

  /** Every scope an API client can be given, sorted. */
  scopes(): string[] {
    return [...this.grantable].sort();
  }
}

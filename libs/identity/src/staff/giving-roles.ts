export const MANAGE_STAFF = 'identity:staff:manage';
export const MANAGE_DELEGATIONS = 'identity:delegations:manage';

/** By each of these somebody gets a role, so whoever holds one of them can come to hold any. */
export const GIVE_ROLES: readonly string[] = [MANAGE_STAFF, MANAGE_DELEGATIONS];

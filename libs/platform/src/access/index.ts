export * from './access.js';
export * from './client-directory.js';
export * from './origin-register.js';
export { isOwnHost } from './own-host.js';
export * from './principal-resolver.js';
export * from './principal.js';
export * from './role.js';
export { type DisclosedRecord, type Disclosure, Disclosures } from './disclosure.js';
export { StaffAddresses } from './staff-addresses.js';

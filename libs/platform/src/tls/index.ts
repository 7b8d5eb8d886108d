export { Authority, machineNames } from './authority.js';
export { TlsDoor } from './door.js';
export { serveTlsPage } from './tls-page.js';

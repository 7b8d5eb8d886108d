export { fingerprintOf, InstallationKey, signedBy } from './installation-key.js';

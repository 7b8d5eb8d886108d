export { InstallLock } from './install-lock.js';
export { leaveDemo } from './leave-demo.js';
export { openInstall } from './open-install.js';
export type { OpenInstall } from './open-install.js';
export { freePort, portIsFree } from './port.js';
export { reachInstall } from './reach-install.js';
export { StartProblem } from './start-problem.js';
export type { Say } from './start-problem.js';
export { startingPoints } from './starting-points.js';

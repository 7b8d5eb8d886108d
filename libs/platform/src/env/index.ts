export { Env, givenPassphrase, isLoopback, LOG_LEVELS, processSettings, readSettings } from './env.js';
export type { EnvFindings, LogFormat, LogLevel, Settings, TlsMode } from './env.js';
export { SettingsProblem } from './setting.js';
export { originOf } from './origin.js';

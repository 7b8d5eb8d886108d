// The technical floor under every module: HTTP, database, ledger, live streams, time. No word of the domain stands here.
export * from './house.js';
export * from './house-root.js';
export * from './platform.module.js';
export * from './access/index.js';
export * from './http/index.js';
export * from './database/index.js';
export * from './clock/clock.js';
export * from './privacy/mask.js';
export * from './privacy/vault.js';
export * from './calendar/index.js';
export * from './ledger/index.js';
export * from './lifecycle/index.js';
export * from './worker/index.js';
export * from './env/index.js';
export * from './install/index.js';
export * from './postgres/index.js';
export * from './tls/index.js';

export * from './events.js';
export { HandlesEvents, type EventHandler, type HandlerOptions } from './handlers.js';
export { HandlerRunner } from './handler-runner.js';
export { Ledger } from './ledger.js';
export { LedgerAuditor } from './ledger-auditor.js';
export { LedgerNewsroom, type LedgerNews } from './ledger-news.js';
export { type LedgerEvent, type Verdict } from './ledger.queries.js';
export { Sealer } from './sealer.js';

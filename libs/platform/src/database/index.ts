export * from './db.js';
export * from './ids.js';
export * from './migrate.js';
export * from './office-repo.js';
export { decodeCursor, encodeCursor, pageFrom, type Keyset, type Page } from './page.js';
export * from './public-code.js';
export * from './seed.js';
export * from './sql-error.js';
export { PG_CLIENT } from './data-source.js';

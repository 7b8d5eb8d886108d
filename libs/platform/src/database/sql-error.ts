interface PostgresError extends Error {
  code: string;
  constraint?: string;
  table?: string;
}

function isPostgresError(error: unknown): error is PostgresError {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && 'severity' in error;
}

/** The PostgreSQL error inside, whether it came from `db.query` (pg's own) or from a repository (wrapped by TypeORM). */
export function postgresError(error: unknown): PostgresError | undefined {
  if (isPostgresError(error)) return error;
  const inner = error instanceof Error ? (error as { driverError?: unknown }).driverError : undefined;
  return isPostgresError(inner) ? inner : undefined;
}

/** The five-character SQLSTATE of a database error, undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return postgresError(error)?.code;
}

/** The name of the constraint or unique index that refused, undefined for any other error. */
export function constraintOf(error: unknown): string | undefined {
  return postgresError(error)?.constraint;
}

import { Problem, type FieldError } from '@buka-pintu/client';

/** Any thrown value as a problem; what is not one is a fault of ours and says so. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const title = error instanceof Error ? error.message : String(error);
  return new Problem({ type: 'about:blank', title, status: 0, code: 'fault' });
}

/**
 * Sorts a problem's field errors: those whose pointer is a field on the page, and those the page has no field for.
 *
 * @param fields JSON pointer (or dotted name) → name of the field on the page
 */
export function fieldProblems<F extends string>(
  error: unknown,
  fields: Record<string, F>,
): { at: Partial<Record<F, string>>; elsewhere: FieldError[] } {
  const at: Partial<Record<F, string>> = {};
  const elsewhere: FieldError[] = [];
  for (const problem of error instanceof Problem ? error.errors : []) {
    const field = fields[problem.pointer];
    if (field) at[field] ??= problem.detail;
    else elsewhere.push(problem);
  }
  return { at, elsewhere };
}

export const isSignedOut = (error: unknown): boolean => error instanceof Problem && error.status === 401;
export { Problem };

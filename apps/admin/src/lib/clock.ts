/** The workstation's clock, for display only: what decides is always the server's. Milliseconds since the epoch. */
export function now(): number {
  return Date.now();
}

/** The instant so many milliseconds from now, RFC 3339, for a wish that the server checks. */
export const after = (ms: number): string => new Date(now() + ms).toISOString();

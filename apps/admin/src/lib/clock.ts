/** The workstation's clock, for display only: what decides is always the server's. Milliseconds since the epoch. */
export function now(): number {
  return Date.now();
}

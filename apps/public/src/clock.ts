/** The screen's own time, in milliseconds; may be hours off. What decides is the server's. */
export function screenTime(): number {
  return Date.now();
}

/** `HH:MM` out of what people type for a time ("8", "0830", "8.30", "24:00"); undefined for what is none. */
export function timeOf(typed: string): string | undefined {
  const parts = /^(\d{1,2}?)[:.]?(\d\d)?$/.exec(typed.trim());
  if (!parts) return undefined;
  const [, hour = '', minute = '00'] = parts;
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : undefined;
}

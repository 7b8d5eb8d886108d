/** What a citizen's calendar needs to know of an appointment. Instants are RFC 3339, `zone` is an IANA name. */
export interface Appointment {
  uid: string;
  /** Rises with each change, so that calendars replace what they hold (RFC 5545, 3.8.7.4). */
  sequence: number;
  stampedAt: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  /** `tentative`: a seat that is only held. */
  status: 'confirmed' | 'tentative' | 'cancelled';
  summary: string;
  description: string;
  location: string;
  url?: string;
  /** Text of the alarm that rings the evening before, at 18:00 office time. */
  alarm?: { at: string; text: string };
}

/** The appointment as an iCalendar file (RFC 5545): CRLF, folded at 75 octets, with the zone it is held in. */
export function calendarFile(a: Appointment): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Buka Pintu//Queue//ID',
    'CALSCALE:GREGORIAN',
    `METHOD:${a.status === 'cancelled' ? 'CANCEL' : 'PUBLISH'}`,
    ...zoneLines(a.zone, a.startsAt),
    'BEGIN:VEVENT',
    `UID:${escaped(a.uid)}`,
    `SEQUENCE:${a.sequence}`,
    `DTSTAMP:${utc(a.stampedAt)}`,
    `DTSTART;TZID=${a.zone}:${local(a.zone, a.startsAt)}`,
    `DTEND;TZID=${a.zone}:${local(a.zone, a.endsAt)}`,
    `STATUS:${a.status.toUpperCase()}`,
    `SUMMARY:${escaped(a.summary)}`,
    `DESCRIPTION:${escaped(a.description)}`,
    `LOCATION:${escaped(a.location)}`,
    ...(a.url ? [`URL:${a.url}`] : []),
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    ...(a.alarm && a.status !== 'cancelled' ? alarmLines(a.alarm) : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function alarmLines(alarm: { at: string; text: string }): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER;VALUE=DATE-TIME:${utc(alarm.at)}`,
    `DESCRIPTION:${escaped(alarm.text)}`,
    'END:VALARM',
  ];
}

// Indonesia's zones have had one fixed offset since 1964, so a single STANDARD part describes them whole.
function zoneLines(zone: string, at: string): string[] {
  const offset = offsetText(zone, at);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${ZONE_NAMES[zone] ?? offset}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}

const ZONE_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** Text values: backslash, semicolon and comma are escaped, line ends become `\n`, control characters go. */
function escaped(text: string): string {
  return (
    text
      .replace(/\\/g, '\\\\')
      .replace(/[;,]/g, (mark) => `\\${mark}`)
      .replace(/\r\n|\r|\n/g, '\\n')
      // RFC 5545 allows none of them but the tab.
      .replace(/(?!\t)\p{Cc}/gu, '')
  );
}

/** Lines longer than 75 octets (not characters) go on after CRLF and a blank, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = '';
      octets = 1; // the blank that opens a continued line
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

function utc(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function local(zone: string, instant: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
  return text.replace(' ', 'T').replace(/[-:]/g, '');
}

function offsetText(zone: string, instant: string): string {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(instant))
    .find((part) => part.type === 'timeZoneName')?.value;
  return name === 'GMT' || !name ? '+0000' : name.replace('GMT', '').replace(':', '');
}

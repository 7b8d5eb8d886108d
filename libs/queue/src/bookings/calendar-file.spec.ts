import { type Appointment, calendarFile } from './calendar-file.js';

const appointment: Appointment = {
  uid: '019ab000-0001-7001-8000-000000000001@buka-pintu',
  sequence: 1,
  stampedAt: '2026-11-22T03:00:00.000Z',
  startsAt: '2026-11-24T01:30:00.000Z',
  endsAt: '2026-11-24T02:00:00.000Z',
  zone: 'Asia/Jakarta',
  status: 'confirmed',
  summary: 'Paspor baru: CTH-7K2M9QXF-Q',
  description: 'Bawa KTP, KK; akta\nDatang tepat waktu \\ siap',
  location: 'Jalan Contoh No. 1, Kota Contoh',
  alarm: { at: '2026-11-23T10:00:00.000Z', text: 'Besok' },
};
/** Unfolded lines, as a calendar reads them. */
const read = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('the calendar file', () => {
  it('says when and where, in the zone of the office', () => {
    const lines = read(calendarFile(appointment));
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'TZID:Asia/Jakarta',
        'TZOFFSETTO:+0700',
        'TZNAME:WIB',
        'DTSTART;TZID=Asia/Jakarta:20261124T083000',
        'DTEND;TZID=Asia/Jakarta:20261124T090000',
        'DTSTAMP:20261122T030000Z',
        'STATUS:CONFIRMED',
        'TRIGGER;VALUE=DATE-TIME:20261123T100000Z',
      ]),
    );
  });

  it('escapes what the format uses itself', () => {
    const lines = read(calendarFile(appointment));
    expect(lines).toContain('DESCRIPTION:Bawa KTP\\, KK\\; akta\\nDatang tepat waktu \\\\ siap');
    expect(lines).toContain('LOCATION:Jalan Contoh No. 1\\, Kota Contoh');
  });

  it('cannot be made to carry a line of its own', () => {
    const file = calendarFile({ ...appointment, summary: 'x\r\nATTENDEE:mailto:a@b\u0007' });
    expect(read(file).some((line) => line.startsWith('ATTENDEE'))).toBe(false);
    expect(read(file)).toContain('SUMMARY:x\\nATTENDEE:mailto:a@b');
  });

  it('ends every line with CRLF and folds at 75 octets, never inside a character', () => {
    const file = calendarFile({ ...appointment, description: 'é€😀'.repeat(60) });
    expect(file.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    const physical = file.split('\r\n');
    expect(physical.at(-1)).toBe('');
    for (const line of physical) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
    expect(read(file)).toContain(`DESCRIPTION:${'é€😀'.repeat(60)}`);
  });

  it('knows the three zones', () => {
    const lines = read(calendarFile({ ...appointment, zone: 'Asia/Jayapura' }));
    expect(lines).toContain('DTSTART;TZID=Asia/Jayapura:20261124T103000');
    expect(lines).toContain('TZOFFSETTO:+0900');
    expect(read(calendarFile({ ...appointment, zone: 'Asia/Makassar' }))).toContain('TZNAME:WITA');
  });

  it('takes a cancelled appointment back, without an alarm', () => {
    const lines = read(calendarFile({ ...appointment, status: 'cancelled', sequence: 2 }));
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']));
    expect(lines).not.toContain('BEGIN:VALARM');
  });
});

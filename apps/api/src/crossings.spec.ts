import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossings } from './testing/crossings.js';
import { parse, readSources, ROOT } from './testing/sources.js';

const of = (files: Record<string, string>) => crossings(Object.entries(files).map(([path, text]) => parse(path, text)));

describe('docs/crossings.md', () => {
  it('is what the sources say (`npm run crossings` writes it)', () => {
    expect(readFileSync(join(ROOT, 'docs/crossings.md'), 'utf8')).toBe(crossings(readSources()));
  });
});

describe('crossings', () => {
  it('names what is taken from where, once, and leaves out the floor, tests and what stays at home', () => {
    const text = of({
      'libs/queue/src/a.ts': `import { Offices } from '@buka-pintu/offices'; import { Db } from '@buka-pintu/platform';`,
      'libs/queue/src/b.ts': `import type { Office } from '@buka-pintu/offices'; import { Offices } from '@buka-pintu/offices';`,
      'libs/queue/src/c.spec.ts': `import { Secret } from '@buka-pintu/offices';`,
    });
    expect(text).toContain('| queue | offices | `Office`, `Offices`');
    expect(text.match(/^\| queue/gm)).toHaveLength(1);
  });

  it('names who reacts to what, and who tells it', () => {
    const text = of({
      'libs/queue/src/queue.events.ts': `export const queueEvents = defineEvents('queue', {
        bookingConfirmed: { type: 'booking.confirmed', describes: 'x', payload: X },
        ticketCalled: { type: 'ticket.called', describes: 'x', payload: X } });`,
      'libs/surveys/src/surveys.handlers.ts': `
        @HandlesEvents({ name: 'surveys.invite', types: [queueEvents.ticketCalled.type, 'booking.confirmed'] })
        export class Invite {}`,
    });
    expect(text).toMatch(/\| surveys \| `surveys.invite` \| `booking.confirmed` \| queue +\|/);
    expect(text).toMatch(/\| surveys \| `surveys.invite` \| `ticket.called` +\| queue +\|/);
  });

  it('says so when nothing crosses', () => {
    expect(of({}).match(/None yet\./g)).toHaveLength(2);
  });
});

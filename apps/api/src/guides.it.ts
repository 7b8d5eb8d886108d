import { dirname } from 'node:path';
import { asTester, registerClient } from '@buka-pintu/identity/testing';
import { inventedNik } from '@buka-pintu/platform';
import { openHouse, type HouseUnderTest } from '@buka-pintu/platform/testing';
import { blocksOf, GUIDE, itWithCurl, itWithPhp, SDK_README, Snippets } from './testing/snippets.js';

const snippets = new Snippets('guides');
let house: HouseUnderTest;
let env: Record<string, string>;
let slots: string[];
let people = 0;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  const { key } = await registerClient(house, ['queue:bookings:create', 'queue:bookings:read']);
  env = { BUKA_URL: house.url, BUKA: house.url, BUKA_KEY: key, KEY: key };
  const read = async <T>(path: string): Promise<T> => (await (await house.fetch(path)).json()) as T;
  const { servicePoints } = await read<{ servicePoints: { id: string }[] }>('/v1/offices/CTH');
  const query = `servicePointId=${servicePoints[0]!.id}&serviceCode=passport_new_adult`;
  const { days } = await read<{ days: { slots: { id: string }[] }[] }>(`/v1/queue/availability?${query}`);
  slots = days.flatMap((day) => day.slots.map(({ id }) => id)).slice(-10);
});
afterAll(async () => {
  snippets.remove();
  await house.close();
});

const booking = () => ({
  slotId: slots[0]!,
  serviceCode: 'passport_new_adult',
  person: {
    name: 'Siti Aminah',
    documentKind: 'nik',
    documentNumber: inventedNik(people++),
    birthOn: '1990-04-17',
  },
  contact: { phone: '+6281234567890' },
});
const CODE = /CTH-\w{8}-\w/;

// The pieces of one page belong together; the first booking stands by itself.
const FIRST = 'first-booking';
const isFirst = (block: string) => block.includes(FIRST) || block.includes('queue/bookings -d');
const guide = (language: string) => blocksOf(GUIDE, language).filter((block) => !isFirst(block));
const first = (language: string) => blocksOf(GUIDE, language).find(isFirst) ?? '';

/** What a client with a test key has in its environment. */
async function tester(): Promise<Record<string, string>> {
  const scopes = ['queue:bookings:create', 'queue:bookings:read', 'queue:check-ins:create', 'platform:webhooks:manage'];
  const key = (await asTester(house, scopes))['authorization']!.slice('Bearer '.length);
  const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`;
  return { BUKA_URL: house.url, BUKA: house.url, BUKA_KEY: key, KEY: key, CLIENT_ID: key.split('_')[2]!, PATH };
}
const VISIT = /T\d{4}-\w{8}-\w/;

describe('the code in the guides', () => {
  it('fits the SDK as a strict compiler sees it', () => {
    for (const [index, text] of blocksOf(SDK_README, 'ts').entries()) snippets.write(`readme-${index}.ts`, text);
    snippets.write('guide.ts', guide('ts').join('\n'));
    snippets.write('first.ts', first('ts'));
    expect(snippets.types()).toBe('');
    snippets.write('wrong.ts', `${guide('ts')[0]}\nawait book({}, 4711);`);
    expect(snippets.types()).toContain('wrong.ts');
  });

  it('books and walks a list in TypeScript', async () => {
    const tail = `console.log(JSON.stringify(await book(JSON.parse(process.env.BOOKING ?? ''), 'order-ts')));`;
    const asked = snippets.typescript('run.ts', [...guide('ts'), tail].join('\n'), {
      ...env,
      BOOKING: JSON.stringify(booking()),
    });
    expect([await asked.ended, asked.said()]).toEqual(['well', expect.stringMatching(CODE)]);
    expect(asked.said()).toMatch(/^CTH$/m);
  });

  itWithCurl('books with curl, and the same order again is the same booking', async () => {
    snippets.write('booking.json', JSON.stringify(booking()));
    const blocks = guide('bash');
    const [book = '', ask = '', follow = ''] = ['/v1/queue/bookings"', '/applicable', '/stream"'].map((address) =>
      blocks.find((block) => block.includes(address)),
    );
    const codes: (string | undefined)[] = [];
    for (let time = 0; time < 2; time++) {
      const asked = snippets.run('sh', ['-c', book], env);
      expect(await asked.ended).toBe('well');
      codes.push(CODE.exec(asked.said())?.[0]);
    }
    expect(codes).toEqual([expect.stringMatching(CODE), codes[0]]);
    const asked = snippets.run('sh', ['-c', ask], env);
    expect(await asked.ended).toBe('well');
    expect(asked.said()).toMatch(/^\{.*"applies":"yes".*"total":950000/);
    const board = snippets.run('sh', ['-c', follow.replace('curl -N', 'curl -sN --max-time 2')], env);
    await board.ended;
    expect(board.said()).toMatch(/^data: \{.*"calls":/m);
  });

  itWithPhp('books with PHP: the short way of the SDK’s page, and the patient one of the guide', async () => {
    const [short = ''] = blocksOf(SDK_README, 'php');
    const asked = snippets.run('php', [snippets.write('short.php', short)], { ...env, SLOT: slots[1]! });
    expect([await asked.ended, asked.said()]).toEqual(['well', expect.stringMatching(CODE)]);
    const refused = snippets.run('php', [snippets.write('short.php', short)], { ...env, SLOT: 'x' });
    await refused.ended;
    expect(refused.said()).toMatch(/idempotency_key_reused|validation_failed/);

    const [patient = '', papers = ''] = guide('php');
    const given = `<?php $booking = json_decode(getenv('BOOKING'), true); ?>`;
    const file = snippets.write('patient.php', `${given}${patient}echo $answer['code'];`);
    const more = { ...env, BOOKING: JSON.stringify(booking()) };
    const first = snippets.run('php', [file], { ...more });
    // The curl of the guide has used its intent already.
    expect([await first.ended, first.said()]).toEqual(['well', expect.stringMatching(/idempotency_key_reused|CTH-/)]);
    const another = snippets.write(
      'another.php',
      `${given}${patient.replace('order-4711', 'order-php')}echo $answer['code'];`,
    );
    const second = snippets.run('php', [another], more);
    expect([await second.ended, second.said()]).toEqual(['well', expect.stringMatching(CODE)]);
    const child = snippets.write('child.php', `${given}${patient}${papers.replace('<?php', '')}`);
    const third = snippets.run('php', [child], more);
    expect([await third.ended, third.said()]).toEqual(['well', expect.stringContaining('Akta kelahiran anak')]);
  });

  describe('the first booking on a test office', () => {
    let test: Record<string, string>;
    beforeAll(async () => {
      // At eleven in the morning there, so that no snippet meets midnight.
      await house.clock.set(`${new Date().toISOString().slice(0, 10)}T04:00:00Z`);
      test = await tester();
    });

    itWithCurl('is made, called and served with curl', async () => {
      const asked = snippets.run('sh', ['-c', first('bash')], test);
      expect([await asked.ended, asked.said()]).toEqual(['well', expect.stringMatching(/^A-\d{3}\nserved\n\[/)]);
    });

    it('is made, called and served in TypeScript', async () => {
      const asked = snippets.typescript('first-run.ts', first('ts'), test);
      expect([await asked.ended, asked.said()]).toEqual(['well', expect.stringMatching(VISIT)]);
      expect(asked.said()).toMatch(/ served$/m);
    });

    itWithPhp('is made, called and served with PHP', async () => {
      const asked = snippets.run('php', [snippets.write('first.php', first('php'))], test);
      expect([await asked.ended, asked.said()]).toEqual(['well', expect.stringMatching(VISIT)]);
      expect(asked.said()).toMatch(/ served$/m);
    });

    itWithCurl('goes on with an access token and a webhook', async () => {
      const blocks = guide('bash');
      for (const [address, answer] of [
        ['/v1/oauth/token', /^\{"access_token":"bpt_/],
        ['/v1/webhooks', /"mode":"test".*"secret":"whsec_/],
      ] as const) {
        const asked = snippets.run('sh', ['-c', blocks.find((block) => block.includes(address)) ?? ''], test);
        expect([await asked.ended, asked.said()]).toEqual(['well', expect.stringMatching(answer)]);
      }
    });
  });
});

// Starts a clone as an operator would, looks at it, kills everything in it at once, and starts it again.
//   node scripts/boot-check.mjs <folder of a clone>
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { databaseOf, killAll, killDatabase, RunningHouse } from './running-house.mjs';
import { Failure, run, say } from './set-up.mjs';

const folder = process.argv[2] ?? '.';

await run(async () => {
  try {
    await check();
    return 0;
  } finally {
    killAll();
  }
});

async function check() {
  const port = await freePort();
  rmSync(join(folder, '.data'), { recursive: true, force: true });
  const first = new RunningHouse(folder, port);
  await first.answers();
  await first.look();
  say('Killing all of it at once, the database too');
  const database = databaseOf(folder);
  if (!database) throw new Failure('Its PostgreSQL was not found.');
  first.kill('SIGKILL');
  killDatabase(database);
  await first.ended;
  const second = new RunningHouse(folder, port);
  await second.answers();
  await second.look();
  say('Killing our process only: the database stays behind');
  second.kill('SIGKILL');
  await second.ended;
  const third = new RunningHouse(folder, port);
  await third.answers();
  await third.look();
  say('Stopping it and starting it once more, as every morning');
  await third.stop();
  const fourth = new RunningHouse(folder, port);
  await fourth.answers();
  await fourth.stop();
  // What would make a morning slow; how long it takes is for `npm run bench:boot` to say.
  if (/Installing|Building/.test(fourth.text))
    throw new Failure(`An existing install was set up once more.\n${fourth.text}`);
}

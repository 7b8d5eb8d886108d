import { isIP } from 'node:net';
import {
  type Authority,
  Clock,
  type Env,
  isLoopback,
  machineNames,
  openInstall,
  originOf,
  seedDemo,
  seedReference,
  startingPoints,
  type StartingPoint,
  TlsDoor,
} from '@buka-pintu/platform';
import { MODULES } from './api.module.js';
import { startApi } from './server.js';
import { inSentences, say } from './terminal.js';
import { untilTold } from './until-told.js';

/** The whole system in one process: database, migrations, seeds, HTTP and, unless WORKER=0, the worker. */
export async function start(): Promise<void> {
  await inSentences(async () => {
    const told = untilTold();
    const install = await openInstall(MODULES, say, true);
    try {
      await serve(install.env, told);
    } finally {
      await install.close();
    }
    say('Stopped');
  });
}

async function serve(env: Env, told: Promise<string>): Promise<void> {
  let points: StartingPoint[] = [];
  const tls = await TlsDoor.open(env, new Clock(), say);
  const api = await startApi(env, {
    tls,
    prepare: async (app) => {
      await seedReference(app);
      if (env.demo) await seedDemo(app);
      points = await startingPoints(app);
    },
  });
  welcome(env, points);
  if (tls?.authority) sayHowToTrust(env, tls.authority);
  say(await told);
  await api.close();
}

function welcome(env: Env, points: readonly StartingPoint[]): void {
  const origin = originOf(env);
  const lines: StartingPoint[] = [{ title: 'Admin', path: '/admin/' }, { title: 'API', path: '/docs' }, ...points];
  const width = Math.max(...lines.map(({ title }) => title.length));
  say(
    `Ready after ${(performance.now() / 1000).toFixed(1)} s${env.demo ? ': the demo, for this computer only' : ''}\n`,
  );
  for (const { title, path, text } of lines) say(`${title.padEnd(width)}  ${text ?? origin + path}`);
  if (!env.demo && !env.publicOrigin)
    say(`\nLinks in messages to citizens begin with ${origin}. Set PUBLIC_ORIGIN to an address that they can reach.`);
  say('\nCtrl-C stops it; everything is kept.');
}

/** Other computers learn to trust the certificate from a page on plain HTTP; the fingerprint is what can't be faked. */
function sayHowToTrust({ port }: Env, authority: Authority): void {
  const addresses = machineNames().filter((name) => isIP(name) === 4 && !isLoopback(name));
  say('\nOther computers sign in after they have installed this office\u2019s certificate, once:');
  for (const address of addresses) say(`  http://${address}:${port}/tls`);
  say(`Its fingerprint: ${authority.fingerprint}`);
}

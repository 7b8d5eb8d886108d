// `npm run journeys`: the days of the house in the system's Chromium, against a fresh start of the whole system.
//   npm run journeys -- <vitest words>    only these
// CHROMIUM names the browser where it isn't found by itself. TEST_REPORTS names a folder for the JSON report.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildFronts, buildServer, follow, install, pinnedNode, run, say } from './set-up.mjs';

const OFFICE_ADDRESS = '192.168.77.1';

await run(async () => {
  await install();
  const node = pinnedNode();
  await buildServer(node);
  await buildFronts(node);
  const words = process.argv.slice(2);
  say('Journeys in the browser; their pictures are kept under artifacts/journeys');
  let failed = await journeys(node, [], 'journeys/vitest.config.ts', 'journeys', words);
  if (words.length === 0) {
    failed = (await onTheOfficeNetwork(node)) || failed;
    failed = (await onAnOutsidePostgres(node)) || failed;
  }
  return failed;
});

/**
 * @param {string} node
 * @param {readonly string[]} before what starts the runner, if something must
 * @param {string} config
 * @param {string} name of the report
 * @param {readonly string[]} words
 */
function journeys(node, before, config, name, words) {
  const runner = [node, 'node_modules/vitest/vitest.mjs', 'run', '--config', config, '--reporter=default', ...words];
  if (process.env.TEST_REPORTS)
    runner.push('--reporter=json', `--outputFile.json=${join(process.env.TEST_REPORTS, `${name}.json`)}`);
  const [command = node, ...rest] = [...before, ...runner];
  return follow(command, rest, { ...process.env, OFFICE_ADDRESS });
}

/**
 * A network of its own with one address that is not loopback: to the browser, another computer's. It needs Linux, root,
 * iproute2 and NSS's certutil; where they lack it says so and CI, which has them, refuses to go on.
 * @param {string} node
 */
async function onTheOfficeNetwork(node) {
  const missing = ['unshare', 'ip', 'certutil'].filter((tool) => spawnSync('which', [tool]).status !== 0);
  const able = missing.length === 0 && spawnSync('unshare', ['--net', 'true']).status === 0;
  if (!able) {
    say(`Left out: the journey on the office's network (${missing.join(', ') || 'a network namespace'} is missing)`);
    return process.env.CI ? 1 : 0;
  }
  const network = `ip link set lo up && ip address add ${OFFICE_ADDRESS}/24 dev lo && exec "$@"`;
  const before = ['unshare', '--net', 'sh', '-c', network, 'sh'];
  return journeys(node, before, 'journeys/network/vitest.config.ts', 'network', []);
}

/**
 * Two replicas and a worker on Debian's PostgreSQL 15 behind a transaction pooler; left out and refused as above.
 * @param {string} node
 */
async function onAnOutsidePostgres(node) {
  const able = existsSync('/usr/lib/postgresql/15/bin/initdb') && spawnSync('which', ['pgbouncer']).status === 0;
  if (!able) {
    say('Left out: the journey of two replicas (postgresql-15 or pgbouncer is missing)');
    return process.env.CI ? 1 : 0;
  }
  return journeys(node, [], 'journeys/replicas/vitest.config.ts', 'replicas', []);
}

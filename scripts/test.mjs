// `npm test`: sets up what is missing, starts a PostgreSQL that forgets everything, and runs every test.
//   npm test -- <jest words>    only these server tests
//   npm test -- --it            only the tests from HTTP to PostgreSQL (for another version of it)
// TEST_DATABASE_URL names a superuser of a PostgreSQL to use instead. TEST_REPORTS names a folder for JSON reports.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { buildServer, Failure, follow, fronts, install, pinnedNode, ROOT, run, say } from './set-up.mjs';

await run(async () => {
  const words = process.argv.slice(2).filter((word) => word !== '--it');
  const itOnly = process.argv.includes('--it');
  await install();
  const node = pinnedNode();
  await buildServer(node);
  const database = await testDatabase(node);
  try {
    let failed = await serverTests(node, database.url, itOnly, words);
    if (words.length > 0 || itOnly) return failed;
    for (const name of fronts()) failed = (await frontTests(node, name)) || failed;
    return failed;
  } finally {
    await database.stop();
  }
});

/**
 * @param {string} node
 * @param {string} url
 * @param {boolean} itOnly
 * @param {readonly string[]} words
 */
function serverTests(node, url, itOnly, words) {
  const name = itOnly ? 'it' : 'server';
  say(itOnly ? 'Tests from HTTP to PostgreSQL' : 'Tests of the server');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const only = itOnly ? ['--testMatch', '**/*.it.ts'] : [];
  const report = process.env.TEST_REPORTS
    ? ['--json', `--outputFile=${join(process.env.TEST_REPORTS, `${name}.json`)}`]
    : [];
  return follow(node, [...jest, ...only, ...report, ...words], {
    ...process.env,
    NODE_ENV: 'test',
    TEST_DATABASE_URL: url,
  });
}

/**
 * @param {string} node
 * @param {string} name
 */
function frontTests(node, name) {
  say(`Tests of the ${name} pages`);
  const words = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--root',
    `apps/${name}`,
    '--passWithNoTests',
    '--reporter=default',
  ];
  if (process.env.TEST_REPORTS)
    words.push('--reporter=json', `--outputFile.json=${join(process.env.TEST_REPORTS, `${name}.json`)}`);
  return follow(node, words, { ...process.env, NODE_ENV: 'test' });
}

/**
 * A server of our own that ends with us, however we end, unless one was named.
 * @param {string} node
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
async function testDatabase(node) {
  const named = process.env.TEST_DATABASE_URL;
  if (named) return { url: named, stop: () => Promise.resolve() };
  say('Starting a PostgreSQL for the tests');
  // Detached: Ctrl-C reaches us, and it stops when our channel closes.
  const child = fork(join(ROOT, 'dist/libs/platform/src/postgres/throw-away.js'), { execPath: node, detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await Promise.race([new Promise((resolve) => child.once('message', resolve)), ended]);
  if (typeof url !== 'string') throw new Failure('The PostgreSQL for the tests did not start.');
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  return { url, stop };
}

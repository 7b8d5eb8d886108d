// Adds up what the runners reported and prints the one line that counts: node .ci/count.mjs <reports> <steps>
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [reports = '', steps = ''] = process.argv.slice(2);
let passed = 0;
let failed = 0;
/** @type {string[]} */
const lines = [];

/**
 * @param {string} name
 * @param {number} good
 * @param {number} bad
 */
function add(name, good, bad) {
  passed += good;
  failed += bad;
  lines.push(`${name}: ${good} passed, ${bad} failed`);
}

for (const file of readdirSync(reports).filter((name) => name.endsWith('.json'))) {
  const report = JSON.parse(readFileSync(join(reports, file), 'utf8'));
  // A file that could not even be loaded has no test that failed, but it did not pass either.
  const unloaded = report.numRuntimeErrorTestSuites ?? 0;
  add(file.replace('.json', ''), report.numPassedTests ?? 0, (report.numFailedTests ?? 0) + unloaded);
}
for (const line of readFileSync(steps, 'utf8').split('\n').filter(Boolean)) {
  const [result, name = ''] = line.split('\t');
  add(`step ${name}`, result === 'passed' ? 1 : 0, result === 'passed' ? 0 : 1);
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

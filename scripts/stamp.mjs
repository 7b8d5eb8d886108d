// Whether something must be done again: a fingerprint of what it depends on, kept where its result lies.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const NOT_SOURCES = /^(node_modules|dist|coverage|artifacts|\..*)$|\.(spec|it|test)\.tsx?$/;

/**
 * A fingerprint of files and whole folders: their names and their content, tests aside.
 * @param {string} root
 * @param {readonly string[]} paths relative to root; what is not there counts as absent
 * @param {readonly string[]} [facts] further words that matter, such as a version
 */
export function fingerprint(root, paths, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const path of paths)
    for (const file of filesUnder(join(root, path))) {
      hash.update(`\0${relative(root, file).split(sep).join('/')}\0`);
      hash.update(readFileSync(file));
    }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !NOT_SOURCES.test(name))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * Does the work unless its stamp says that it was done for this very fingerprint; stamps only after success.
 * @param {string} stamp the stamp's file
 * @param {string} print
 * @param {() => unknown} work
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function unlessStamped(stamp, print, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === print) return false;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${print}\n`);
  return true;
}

// Runs a benchmark on the pinned Node, whatever Node a machine has: `node bench/run.mjs race/race.mjs`.
import { join } from 'node:path';
import { follow, install, pinnedNode, ROOT, run } from '../scripts/set-up.mjs';

await run(async () => {
  const [script = '', ...words] = process.argv.slice(2);
  await install();
  return follow(pinnedNode(), ['--disable-warning=ExperimentalWarning', join(ROOT, 'bench', script), ...words]);
});

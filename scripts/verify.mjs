// `npm run verify`: recomputes every office's ledger, beside a running house or by itself; ends with 1 when one is broken.
import { buildServer, follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const node = pinnedNode();
  await buildServer(node);
  return follow(node, ['dist/apps/api/src/verify.js', ...process.argv.slice(2)]);
});

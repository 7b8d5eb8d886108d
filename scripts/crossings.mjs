// `npm run crossings` writes docs/crossings.md; apps/api/src/crossings.spec.ts says when it is stale.
import { follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  return follow(pinnedNode(), ['--import', './scripts/typescript.mjs', 'scripts/write-crossings.ts']);
});

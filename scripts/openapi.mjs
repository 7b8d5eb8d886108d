// `npm run openapi` writes the OpenAPI documents and the client's types; `npm run drift` says whether they are stale.
import { follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const words = ['--import', './scripts/typescript.mjs', 'scripts/write-openapi.ts', ...process.argv.slice(2)];
  return follow(pinnedNode(), words);
});

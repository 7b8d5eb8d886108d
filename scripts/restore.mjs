// `npm run restore -- <file>`: makes this install from a backup.
import { buildServer, follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const node = pinnedNode();
  await buildServer(node);
  return follow(node, ['dist/apps/api/src/restore.js', ...process.argv.slice(2)]);
});

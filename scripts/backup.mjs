// `npm run backup`: one more backup of the whole house, beside a running one or by itself.
import { buildServer, follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const node = pinnedNode();
  await buildServer(node);
  return follow(node, ['dist/apps/api/src/backup.js', ...process.argv.slice(2)]);
});

// `npm run demo:leave -- --delete-the-demo`: deletes the fictitious office; the next start is a live, empty install.
import { buildServer, follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const node = pinnedNode();
  await buildServer(node);
  return follow(node, ['dist/apps/api/src/demo-leave.js', ...process.argv.slice(2)]);
});

// `npm run demo:leave -- --delete-the-demo`: deletes the fictitious office; the next start is a live, empty install.
import { build, follow, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const node = pinnedNode();
  await build(node);
  return follow(node, ['dist/apps/api/src/demo-leave.js', ...process.argv.slice(2)]);
});

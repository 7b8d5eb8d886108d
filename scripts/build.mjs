// Only the build, as `npm start` makes it: for images, and for whoever starts dist/ by other means.
import { buildFronts, buildServer, install, pinnedNode, run } from './set-up.mjs';

await run(async () => {
  await install();
  const node = pinnedNode();
  await buildServer(node);
  await buildFronts(node);
  return 0;
});

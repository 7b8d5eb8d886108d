// `npm start`: sets up what is missing, then runs the whole system on one port.
import { buildFronts, buildServer, follow, install, pinnedNode, run, say } from './set-up.mjs';

await run(async () => {
  say('Buka Pintu');
  await install();
  const node = pinnedNode();
  await buildServer(node);
  await buildFronts(node);
  return follow(node, ['--enable-source-maps', 'dist/apps/api/src/main.js']);
});

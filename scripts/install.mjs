// Only the packages, as `npm start` and `npm test` install them.
import { install, pinnedNode, run, say } from './set-up.mjs';

await run(async () => {
  await install();
  say(`Node: ${pinnedNode()}`);
  return 0;
});

// `npm run bench:board -- [calls] [boards]`: the way from the officer's click to the boards on the wall.
import { buildServer, follow, pinnedNode, run } from '../../scripts/set-up.mjs';
import { server } from '../stage.mjs';

await run(async () => {
  await buildServer(pinnedNode());
  const postgres = await server();
  const words = ['--import', './scripts/typescript.mjs', 'bench/board/call-to-board.ts', ...process.argv.slice(2)];
  try {
    return await follow(pinnedNode(), words, { ...process.env, TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
});

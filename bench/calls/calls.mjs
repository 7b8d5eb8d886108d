// `npm run bench:calls -- [counters] [waiting]`: calling next at many counters, beside a bare UPDATE … SKIP LOCKED.
import { buildServer, follow, pinnedNode, run } from '../../scripts/set-up.mjs';
import { server } from '../stage.mjs';

await run(async () => {
  await buildServer(pinnedNode());
  const postgres = await server();
  const words = ['--import', './scripts/typescript.mjs', 'bench/calls/call-next.ts', ...process.argv.slice(2)];
  try {
    return await follow(pinnedNode(), words, { ...process.env, TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
});

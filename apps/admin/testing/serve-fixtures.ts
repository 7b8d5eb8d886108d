import type { Connect, Plugin } from 'vite';
import { Readable } from 'node:stream';
import { fixtureHouse } from './fixture-house.js';

/** `BUKA_FIXTURES=1 vite` or `vite preview`: the admin over the fixtures, for looking at a page without a server. */
export function serveFixtures(signedIn: boolean): Plugin {
  const house = fixtureHouse({}, signedIn);
  const answerTo = (middlewares: Connect.Server): void => {
    middlewares.use('/v1', (incoming, outgoing) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        const method = incoming.method ?? 'GET';
        const answer = await house.answer(
          new Request(`http://localhost/v1${incoming.url ?? ''}`, {
            method,
            ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
          }),
        );
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        if (answer.body) Readable.fromWeb(answer.body as never).pipe(outgoing);
        else outgoing.end();
      })();
    });
  };
  return {
    name: 'serve-fixtures',
    configureServer: (server) => answerTo(server.middlewares),
    configurePreviewServer: (server) => answerTo(server.middlewares),
  };
}

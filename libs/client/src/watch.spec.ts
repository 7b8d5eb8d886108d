import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { watch, type LiveState } from './watch.js';

type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that plays one script per connection, and the last one for all that follow. */
async function serve(scripts: Script[]): Promise<{ url: string; seen: (string | undefined)[]; close(): void }> {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers['last-event-id'] as string | undefined);
    (scripts.length > 1 ? scripts.shift() : scripts[0])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/stream`, seen, close: () => server.closeAllConnections() ?? server.close() };
}

const open = (response: ServerResponse): void =>
  void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('retry: 5\n\n');

describe('watch', () => {
  it('comes back after a dropped line and says from where it goes on', async () => {
    const server = await serve([
      (_request, response) => {
        open(response);
        response.write('id: 7\nevent: board\ndata: {"n":1}\n\n');
        setTimeout(() => response.destroy(), 20);
      },
      (_request, response) => {
        open(response);
        response.write('id: 8\nevent: board\ndata: {"n":2}\n\n');
      },
    ]);
    const states: LiveState[] = [];
    const stop = new AbortController();
    const got: unknown[] = [];
    for await (const { data } of watch({ url: server.url, signal: stop.signal, onState: (s) => states.push(s) })) {
      got.push(data);
      if (got.length === 2) break;
    }
    stop.abort();
    server.close();
    expect(got).toEqual([{ n: 1 }, { n: 2 }]);
    expect(server.seen).toEqual([undefined, '7']);
    expect(states).toEqual(['live', 'waiting', 'live']);
  });

  it('stops with the problem when the server refuses', async () => {
    const body = { type: '/docs/problems/not-found', title: 'Not found', status: 404, code: 'not_found' };
    const server = await serve([(_request, response) => response.writeHead(404).end(JSON.stringify(body))]);
    await expect(watch({ url: server.url }).next()).rejects.toMatchObject({ code: 'not_found' });
    server.close();
  });

  it('takes a silent line for dead', async () => {
    const server = await serve([
      (_request, response) => open(response),
      (_request, response) => {
        open(response);
        response.write('data: "second"\n\n');
      },
    ]);
    const stop = new AbortController();
    const first = await watch<string>({ url: server.url, silence: 250, signal: stop.signal }).next();
    stop.abort();
    server.close();
    expect(first.value).toMatchObject({ data: 'second' });
  });
});

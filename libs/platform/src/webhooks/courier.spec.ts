import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import type { Env } from '../env/index.js';
import { WebhookCourier } from './courier.js';
import { WebhookTargets } from './targets.js';

const servers: { close(): void }[] = [];
const sockets = new Set<Socket>();
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});
async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
const serve = (listener: RequestListener): Promise<number> => listening(createServer(listener));

function courier(patience = 2000): {
  carry: (url: string) => ReturnType<WebhookCourier['deliver']>;
  targets: WebhookTargets;
} {
  const targets = new WebhookTargets({ webhookPrivateTargets: true } as Env);
  const made = new WebhookCourier(targets);
  made.patience = patience;
  return {
    targets,
    carry: (url) => made.deliver(url, '{"a":1}', { 'content-type': 'application/json', 'webhook-id': 'm' }),
  };
}

describe('a message to a webhook', () => {
  it('arrives with its headers, and the answer’s beginning is kept', async () => {
    const seen: unknown[] = [];
    const port = await serve((request, response) => {
      request.on('data', (part: Buffer) => seen.push([request.method, request.headers['webhook-id'], part.toString()]));
      request.on('end', () => response.writeHead(202).end(`ok\u0007 ${'x'.repeat(9000)}`));
    });
    const outcome = await courier().carry(`http://127.0.0.1:${port}/in`);
    expect(outcome).toMatchObject({ status: 202, fault: null });
    expect(outcome.excerpt).toMatch(/^ok x+$/);
    expect(outcome.excerpt!.length).toBe(200);
    expect(seen).toEqual([['POST', 'm', '{"a":1}']]);
  });

  it('follows no redirect, inward or elsewhere', async () => {
    let inside = 0;
    const secret = await serve((_, response) => {
      inside++;
      response.end('the metadata');
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const port = await serve((_, response) =>
        response.writeHead(status, { location: `http://127.0.0.1:${secret}/` }).end(),
      );
      expect(await courier().carry(`http://127.0.0.1:${port}/`)).toMatchObject({ status, fault: 'redirect' });
    }
    expect(inside).toBe(0);
  });

  it.each([204, 200])('is delivered by %i, refused by anything that is no success', async (good) => {
    const codes = [good, 400, 410, 500];
    const port = await serve((_, response) => response.writeHead(codes.shift()!).end());
    const { carry } = courier();
    expect(await carry(`http://127.0.0.1:${port}/`)).toMatchObject({ status: good, fault: null });
    for (const status of [400, 410, 500])
      expect(await carry(`http://127.0.0.1:${port}/`)).toMatchObject({ status, fault: 'status' });
  });

  it('waits for nobody who never answers, or answers for ever', async () => {
    const mute = await listening(createTcpServer(() => undefined));
    expect(await courier(300).carry(`http://127.0.0.1:${mute}/`)).toMatchObject({ status: null, fault: 'timeout' });
    // Headers drop by drop.
    const slow = await listening(
      createTcpServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => socket.write('X-Drip: 1\r\n'), 20);
        socket.once('close', () => clearInterval(drip));
      }),
    );
    const begun = performance.now();
    expect((await courier(300).carry(`http://127.0.0.1:${slow}/`)).fault).toBe('timeout');
    // A body without an end: the status has come, the rest is cut off.
    let sent = 0;
    const endless = await serve((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write('y'.repeat(1024))) sent++;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    // Patience enough for the status to come on a loaded machine; the endless body is cut off long before.
    expect(await courier(3000).carry(`http://127.0.0.1:${endless}/`)).toMatchObject({ status: 200, fault: null });
    const trickle = await serve((_, response) => response.writeHead(200).write('z'));
    expect(await courier(3000).carry(`http://127.0.0.1:${trickle}/`)).toMatchObject({ status: 200, fault: null });
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(sent).toBeLessThan(10_000);
  });

  it('leaves no connection behind', async () => {
    const port = await serve((_, response) => response.end('ok'));
    const { carry } = courier();
    await Promise.all(Array.from({ length: 5 }, () => carry(`http://127.0.0.1:${port}/`)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([...sockets].filter((socket) => socket.localPort === port && !socket.destroyed)).toEqual([]);
  });

  it('reaches no private address by a name that changes its answer', async () => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked++;
      response.end();
    });
    const { carry, targets } = courier();
    targets.allowPrivate = false;
    const answers = [['1.1.1.1'], ['127.0.0.1']];
    targets.resolve = () =>
      Promise.resolve((answers.shift() ?? ['127.0.0.1']).map((address) => ({ address, family: 4 })));
    const url = `https://rebind.example:${port}/`;
    await targets.check(url);
    expect(await carry(url)).toMatchObject({ status: null, fault: 'refused_target' });
    expect(await carry('https://127.0.0.1/')).toMatchObject({ fault: 'refused_target' });
    expect(asked).toBe(0);
  });

  it('looks once more at the address it is connected to', async () => {
    let asked = 0;
    const port = await serve((_, response) => {
      asked++;
      response.end();
    });
    const { carry, targets } = courier();
    // As if the look-up had been got round: what counts is where the socket leads.
    const admits = targets.admits.bind(targets);
    targets.admits = (address) => address === 'x' && admits(address);
    Object.assign(targets, { read: (text: string) => new URL(text) });
    expect(await carry(`http://127.0.0.1:${port}/`)).toMatchObject({ status: null, fault: 'refused_target' });
    expect(asked).toBe(0);
  });

  it('fails quietly where nobody listens and where no name leads', async () => {
    const { carry, targets } = courier();
    const port = await serve(() => undefined);
    servers.at(-1)!.close();
    expect(await carry(`http://127.0.0.1:${port}/`)).toMatchObject({ status: null, fault: 'connection' });
    targets.resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await carry('http://nowhere.example/')).toMatchObject({ fault: 'unresolved' });
  });
});

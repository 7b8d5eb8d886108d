import { createSocket, type RemoteInfo } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import type { Env } from '../env/index.js';
import { publicAddresses, TargetRefused, WebhookTargets } from './targets.js';

const targets = (answers: Record<string, string[]> = {}): WebhookTargets => {
  const made = new WebhookTargets({ webhookPrivateTargets: false } as Env);
  made.resolve = (hostname) =>
    Promise.resolve((answers[hostname] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  return made;
};
const fault = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof TargetRefused) return error.fault;
    throw error;
  }
  return 'taken';
};

describe('a webhook’s target', () => {
  it.each([
    ['http://antrean.example/', 'not_https'],
    ['ftp://antrean.example/', 'not_https'],
    ['file:///etc/passwd', 'not_a_url'],
    ['antrean.example', 'not_a_url'],
    ['https://', 'not_a_url'],
    ['https://antrean.example/#x', 'not_a_url'],
    [`https://antrean.example/${'x'.repeat(500)}`, 'not_a_url'],
    ['https://dewi:rahasia@antrean.example/', 'credentials'],
    ['https://127.0.0.1/', 'private'],
    ['https://127.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f000001/', 'private'],
    ['https://0177.0.0.1/', 'private'],
    ['https://10.0.0.8:8443/', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
    ['https://100.64.1.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:10.0.0.1]/', 'private'],
    ['https://[::ffff:7f00:1]/', 'private'],
    ['https://[fd00::1]/', 'private'],
    ['https://[fe80::1]/', 'private'],
    ['https://1.1.1.1/', 'taken'],
    ['https://[2606:4700::1111]/x?y', 'taken'],
  ])('%s: %s', async (url, expected) => expect(await fault(() => targets().read(url))).toBe(expected));

  it('is looked up when it is registered: every address of its name must be public', async () => {
    const { check } = Object.fromEntries([
      ['check', (url: string, ips: string[]) => fault(() => targets({ 'a.example': ips }).check(url))],
    ]);
    expect(await check!('https://a.example/', ['1.1.1.1', '2606:4700::1111'])).toBe('taken');
    expect(await check!('https://a.example/', ['1.1.1.1', '10.0.0.1'])).toBe('private');
    expect(await check!('https://a.example/', ['::1'])).toBe('private');
    expect(await check!('https://a.example/', [])).toBe('unresolved');
  });

  const ask = (made: WebhookTargets, options: object): Promise<unknown> =>
    new Promise((resolve, reject) =>
      made.lookup('a.example', options, (error, address) => (error ? reject(error) : resolve(address))),
    );

  it('is looked up again by the connection itself, which gets only what was looked at', async () => {
    const both = targets({ 'a.example': ['1.1.1.1', '2606:4700::1111'] });
    expect(await ask(both, { family: 0, all: false })).toBe('1.1.1.1');
    expect(await ask(both, { family: 6, all: false })).toBe('2606:4700::1111');
    expect((await ask(both, { all: true })) as LookupAddress[]).toHaveLength(2);
    expect(await fault(() => ask(targets({ 'a.example': ['1.1.1.1', '127.0.0.1'] }), { all: true }))).toBe('private');
    expect(await fault(() => ask(targets(), { all: true }))).toBe('unresolved');
  });

  it('is asked of name servers, of which a silent one is given up', async () => {
    const server = createSocket('udp4');
    // Answers for A only: the question with its flags turned to an answer, and one address behind it.
    server.on('message', (asked: Buffer, { port, address }: RemoteInfo) => {
      const end = asked.indexOf(0, 12) + 5;
      if (asked[12] === 6 || asked.readUInt16BE(end - 4) !== 1) return;
      const head = Buffer.from(asked.subarray(0, 12));
      head.writeUInt32BE(0x81800001, 2);
      head.writeUInt16BE(1, 6);
      head.fill(0, 8);
      const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 1, 2, 3, 4]);
      server.send(Buffer.concat([head, asked.subarray(12, end), record]), port, address);
    });
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const resolver = new Resolver({ timeout: 100, tries: 1 });
    resolver.setServers([`127.0.0.1:${server.address().port}`]);
    expect(await publicAddresses('a.example', resolver)).toEqual([{ address: '1.2.3.4', family: 4 }]);
    expect(await fault(() => publicAddresses('silent.example', resolver))).toBe('unresolved');
    server.close();
  });

  it('may be the developer’s own machine where a setting says so', async () => {
    const open = new WebhookTargets({ webhookPrivateTargets: true } as Env);
    for (const url of ['http://localhost:3000/', 'https://10.0.0.1/'])
      expect(await fault(() => open.check(url))).toBe('taken');
    expect(await fault(() => open.read('ftp://localhost/'))).toBe('not_https');
  });
});

import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get as plainGet, type IncomingMessage } from 'node:http';
import { get as secureGet } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { connect as connectSecurely } from 'node:tls';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { Env, readSettings } from '../env/index.js';
import { Authority, machineNames } from './authority.js';
import { TlsDoor } from './door.js';
import { addressBytes, covers, realmOf } from './name-constraints.js';
import { serveTlsPage } from './tls-page.js';

const NOW = new Date('2026-11-22T03:00:00Z');
const DAY = 86_400_000;
const later = (days: number): Date => new Date(NOW.getTime() + days * DAY);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'buka-tls-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function answer(request: ReturnType<typeof plainGet>): Promise<{ status: number; body: string }> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode!, body };
}

describe('the authority of an office', () => {
  it('is made once, keeps its key to itself, and signs what a client accepts for each name', async () => {
    const names = ['localhost', '127.0.0.1', '::1', 'loket', '192.168.7.2'];
    const authority = await Authority.open(dataDir, names, NOW);
    const again = await Authority.open(dataDir, names, NOW);
    expect(again.fingerprint).toBe(authority.fingerprint);
    expect(statSync(join(dataDir, 'tls', 'authority.json')).mode & 0o777).toBe(0o600);
    const { cert } = await authority.certificateFor(names, NOW);
    const leaf = new X509Certificate(cert);
    expect(leaf.checkIssued(new X509Certificate(authority.certificate))).toBe(true);
    for (const name of ['localhost', 'loket']) expect(leaf.checkHost(name)).toBe(name);
    for (const address of ['127.0.0.1', '192.168.7.2']) expect(leaf.checkIP(address)).toBe(address);
  });

  it('renews before the end and for a new address, and not otherwise', async () => {
    const authority = await Authority.open(dataDir, ['localhost'], NOW);
    const first = await authority.certificateFor(['localhost'], NOW);
    expect((await authority.certificateFor(['localhost'], later(300))).cert).toBe(first.cert);
    const moved = await authority.certificateFor(['localhost', '10.1.2.3'], NOW);
    expect(moved.cert).not.toBe(first.cert);
    const renewed = await authority.certificateFor(['localhost'], later(370));
    expect(renewed.cert).not.toBe(moved.cert);
    expect(new X509Certificate(renewed.cert).validToDate.getTime()).toBeGreaterThan(later(700).getTime());
  });

  it('vouches for local networks and its own names only', async () => {
    const authority = await Authority.open(dataDir, ['loket', '203.0.113.9'], NOW);
    const local = ['loket', 'a.loket', 'x.local', '10.0.0.1', '172.31.0.1', '192.168.0.1', 'fd00::2', '203.0.113.9'];
    expect(authority.outside(local)).toEqual([]);
    const foreign = ['bank.example', 'xlocal', '172.32.0.1', '203.0.113.10', '2001:db8::1', '8.8.8.8'];
    expect(authority.outside(foreign)).toEqual(foreign);
    const { cert } = await authority.certificateFor(['loket', ...foreign], NOW);
    expect(new X509Certificate(cert).subjectAltName).toBe('DNS:loket');
  });

  it('reads addresses as bytes', () => {
    expect(addressBytes('fe80::1%eth0').toString('hex')).toBe('fe800000000000000000000000000001');
    expect(addressBytes('::').toString('hex')).toBe('0'.repeat(32));
    expect(addressBytes('2001:db8:0:1:2:3:4:5').toString('hex')).toBe('20010db8000000010002000300040005');
    expect(covers(realmOf([]), 'fdff::1')).toBe(true);
  });
});

describe('one port for both', () => {
  let server: FastifyInstance;
  let door: TlsDoor;
  let port: number;

  beforeEach(async () => {
    const settings = readSettings({ DEMO: '0', DATA_DIR: dataDir });
    const rest = { databaseUrl: 'x', databaseOwnerUrl: 'x', dataKeys: 'x', blindIndexKey: 'x' };
    door = (await TlsDoor.open(new Env({ ...settings, ...rest }), { now: () => NOW }, () => undefined))!;
    server = fastify({
      serverFactory: door.server as never,
      forceCloseConnections: true,
      requestTimeout: 300,
      connectionsCheckingInterval: 100,
    } as object) as unknown as FastifyInstance;
    server.get('/', (request) => ({ protocol: request.protocol }));
    server.post('/echo', (request) => request.body);
    serveTlsPage(server, door.authority!);
    await server.listen({ port: 0, host: '0.0.0.0' });
    port = (server.server.address() as AddressInfo).port;
  });
  afterEach(() => server.close());

  it.each(machineNames().filter((name) => name !== '::1' && !name.includes(':')))(
    'answers both ways at %s',
    async (host) => {
      if (!['localhost', '127.0.0.1'].includes(host) && !/^[\d.]+$/.test(host)) return;
      const ca = (await answer(plainGet({ host, port, path: '/tls/authority.crt' }))).body;
      expect((await answer(secureGet({ host, port, ca, agent: false }))).body).toBe('{"protocol":"https"}');
      expect((await answer(plainGet({ host, port }))).body).toBe('{"protocol":"http"}');
    },
  );

  it('refuses a client that does not know the authority', async () => {
    await expect(once(secureGet({ port, agent: false }), 'response')).rejects.toThrow(/certificate|self-signed/);
  });

  it('takes long bodies on both sides', async () => {
    const payload = JSON.stringify({ text: 'x'.repeat(300_000) });
    const plain = await fetch(`http://127.0.0.1:${port}/echo`, {
      method: 'POST',
      body: payload,
      headers: { 'content-type': 'application/json' },
    });
    expect((await plain.text()).length).toBe(payload.length);
  });

  it('is not disturbed by nonsense, silence or a broken handshake', async () => {
    for (const nonsense of ['\x16\x03\x01\x00\x05hello', '\x00\x00', 'HELLO\r\n\r\n']) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.end(nonsense, 'latin1');
      await once(socket.resume(), 'close');
    }
    const silent = connect(port, '127.0.0.1');
    expect((await answer(plainGet({ port }))).status).toBe(200);
    silent.destroy();
  });

  it('sends away who never finishes a request, on both sides', async () => {
    const half = 'GET / HTTP/1.1\r\nHost: kantor\r\n';
    const plain = connect(port, '127.0.0.1', () => plain.write(half));
    const secure = connectSecurely({ port, ca: door.authority!.certificate, host: 'localhost' }, () =>
      secure.write(half),
    );
    await Promise.all([once(plain.resume(), 'close'), once(secure.resume(), 'close')]);
  });

  it('closes what is open on the encrypted side with itself', async () => {
    const secure = connectSecurely({ port, ca: door.authority!.certificate, host: 'localhost' });
    await once(secure, 'secureConnect');
    const closed = once(secure.resume(), 'close');
    await server.close();
    await closed;
  });

  it('shows a renewed certificate without a new start', async () => {
    const serial = async (): Promise<string> => {
      const request = secureGet({ port, ca: door.authority!.certificate, agent: false });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      const { serialNumber } = (
        response.socket as unknown as { getPeerCertificate(): { serialNumber: string } }
      ).getPeerCertificate();
      response.resume();
      return serialNumber;
    };
    const before = await serial();
    await door.refresh();
    expect(await serial()).toBe(before);
    rmSync(join(dataDir, 'tls', 'server.json'));
    await door.refresh();
    expect(await serial()).not.toBe(before);
  });

  it('explains the authority in both languages, with its fingerprint, on plain HTTP', async () => {
    const { body } = await answer(plainGet({ port, path: '/tls', headers: { 'accept-language': 'en' } }));
    expect(body).toContain(door.authority!.fingerprint);
    expect(body.indexOf('lang="en"')).toBeLessThan(body.indexOf('lang="id"'));
    expect(body).toContain('Unduh sertifikat kantor');
  });
});

it('says so when certificate files do not fit together', async () => {
  const authority = await Authority.open(dataDir, ['localhost'], NOW);
  const { cert } = await authority.certificateFor(['localhost'], NOW);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(dataDir, 'c.pem'), cert);
  writeFileSync(
    join(dataDir, 'k.pem'),
    (JSON.parse(readFileSync(join(dataDir, 'tls', 'authority.json'), 'utf8')) as { key: string }).key,
  );
  const settings = readSettings({
    DEMO: '0',
    TLS_CERT_FILE: join(dataDir, 'c.pem'),
    TLS_KEY_FILE: join(dataDir, 'k.pem'),
  });
  const rest = { databaseUrl: 'x', databaseOwnerUrl: 'x', dataKeys: 'x', blindIndexKey: 'x' };
  await expect(TlsDoor.open(new Env({ ...settings, ...rest }), { now: () => NOW }, () => undefined)).rejects.toThrow(
    /TLS_CERT_FILE and TLS_KEY_FILE can't be used together/,
  );
});

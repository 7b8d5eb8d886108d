import { createServer, type Server } from 'node:net';
import type { Env } from '../env/index.js';
import { MailServer } from '../testing/mail-server.js';
import { SmtpTransport } from './smtp-transport.js';
import { FAULTS, TransportFault, withoutAddress } from './transport-fault.js';
import { type Letter, Transports } from './transport.js';

const FROM = 'Kantor Imigrasi <no-reply@example.go.id>';
const USER = { name: 'kantor@example.go.id', password: 'p@ss:#1' };
const LOGIN = `${encodeURIComponent(USER.name)}:${encodeURIComponent(USER.password)}@`;
const letter: Letter = {
  id: '01a2015c-bce1-7078-9ae5-e6a86c4b2c18',
  to: 'siti@example.org',
  subject: 'Kunjungan Anda: ō',
  body: 'Tiba.\n.\nSelesai, ½ hari.',
};

/** One delivery; what the transport answered or threw. */
async function deliver(
  server: Pick<MailServer, 'port' | 'caFile'>,
  { url = 'smtp://localhost', trust = true, to = letter.to, body = letter.body, silence = 5_000, from = FROM } = {},
): Promise<{ said: string } | TransportFault> {
  const settings = { url: `${url}:${server.port}`, from, caFile: trust ? server.caFile : null };
  const transport = new SmtpTransport(settings, { connect: 5_000, silence, whole: silence });
  try {
    return await transport.deliver({ ...letter, to, body });
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  } finally {
    transport.close();
  }
}

describe('e-mail through a real mail server', () => {
  const servers: MailServer[] = [];
  const open = async (...how: Parameters<typeof MailServer.open>): Promise<MailServer> => {
    const server = await MailServer.open(...how);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  it('goes encrypted and signed in: TLS from the first byte, or STARTTLS', async () => {
    for (const [kind, scheme] of [
      ['tls', 'smtps'],
      ['starttls', 'smtp'],
    ] as const) {
      const server = await open(kind, { user: USER });
      expect(await deliver(server, { url: `${scheme}://${LOGIN}localhost` })).toEqual({ said: '250 2.0.0 taken' });
      expect(server.taken).toMatchObject([
        { from: 'no-reply@example.go.id', to: ['siti@example.org'], encrypted: true, user: USER.name },
      ]);
    }
  });

  it('is plain text in UTF-8 with one id on every try, that no machine answers', async () => {
    const server = await open('starttls');
    await deliver(server);
    await deliver(server);
    const { text } = server.taken[0]!;
    expect(text).toContain(`Message-ID: <${letter.id}@example.go.id>`);
    expect(server.taken[1]!.text).toContain(`Message-ID: <${letter.id}@example.go.id>`);
    expect(text).toContain('Auto-Submitted: auto-generated');
    expect(text).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(text).toMatch(/Subject: =\?UTF-8\?/);
    expect(text).not.toMatch(/List-Unsubscribe|multipart|html/i);
    // A line that is a dot alone ends no letter early.
    expect(text).toMatch(/Tiba\.\r\n\.\r\nSelesai/);
  });

  it('says which authority to name when the certificate is unknown, and believes a wrong name never', async () => {
    for (const [kind, scheme] of [
      ['tls', 'smtps'],
      ['starttls', 'smtp'],
    ] as const) {
      const server = await open(kind);
      const fault = await deliver(server, { url: `${scheme}://localhost`, trust: false });
      expect(fault).toMatchObject({ code: 'certificate', lasting: false });
      expect(FAULTS.certificate.en).toContain('SMTP_CA_FILE');
      const other = await open(kind, { names: ['elsewhere.local'] });
      expect(await deliver(other, { url: `${scheme}://localhost` })).toMatchObject({ code: 'certificate' });
      expect([...server.taken, ...other.taken]).toEqual([]);
    }
  });

  it('tells a wrong password from a wrong address, and keeps the letter for when it is mended', async () => {
    const server = await open('tls', { user: USER });
    expect(await deliver(server, { url: `smtps://${LOGIN.replace('1', '2')}localhost` })).toMatchObject({
      code: 'sign_in',
      lasting: false,
      said: expect.stringContaining('535'),
    });
    // The server asks for a name and was given none.
    expect(await deliver(server, { url: 'smtps://localhost' })).toMatchObject({ code: 'sign_in', lasting: false });
  });

  it('waits after a 4xx and gives up after a 5xx, with the server’s words and without the address', async () => {
    const server = await open('starttls');
    server.mood = { recipient: '450 4.2.1 <siti@example.org> is full, siti should tidy up' };
    const full = await deliver(server);
    expect(full).toMatchObject({ code: 'later', lasting: false, said: '450 4.2.1 <…> is full, … should tidy up' });
    expect((full as TransportFault).message).not.toContain('siti');
    server.mood = { recipient: '550 5.1.1 <siti@example.org> unknown' };
    expect(await deliver(server)).toMatchObject({ code: 'refused', lasting: true, said: '550 5.1.1 <…> unknown' });
    server.mood = { data: { reply: '554 5.7.1 looks like spam' } };
    expect(await deliver(server)).toMatchObject({ code: 'refused', lasting: true, said: '554 5.7.1 looks like spam' });
    server.mood = { sender: '553 5.7.1 not your address' };
    expect(await deliver(server)).toMatchObject({ code: 'sender_refused', lasting: false });
    server.mood = {};
    expect(await deliver(server)).toEqual({ said: '250 2.0.0 taken' });
  });

  it('does not wait for ever for a server that took the letter and hangs, nor for one that drips', async () => {
    const server = await open('starttls');
    server.mood = { data: 'hangs' };
    expect(await deliver(server, { silence: 500 })).toMatchObject({ code: 'no_answer', lasting: false });

    // A letter a second keeps any timer of silence content.
    const dripping: Server = createServer((socket) => {
      const drip = setInterval(() => socket.write('220-patience\r\n'), 50);
      socket.on('close', () => clearInterval(drip)).on('error', () => undefined);
    });
    await new Promise<void>((listening) => dripping.listen(0, '127.0.0.1', listening));
    const { port } = dripping.address() as { port: number };
    expect(await deliver({ port, caFile: server.caFile }, { silence: 500 })).toMatchObject({ code: 'no_answer' });
    await new Promise((closed) => dripping.close(closed));
  });

  it('does not send again by itself what a server dropped after DATA: it may have been taken', async () => {
    const server = await open('starttls');
    for (const data of ['drops_taken', 'drops_untaken'] as const) {
      server.mood = { data };
      expect(await deliver(server)).toMatchObject({ code: 'broken_off', lasting: false });
    }
    expect(server.taken).toHaveLength(1);
  });

  it('gives up what is too large, whether the server says its limit or notices', async () => {
    const server = await open('starttls', { size: 1_000 });
    expect(await deliver(server, { body: 'x'.repeat(5_000) })).toMatchObject({ code: 'too_large', lasting: true });
    const later = await open('starttls');
    later.mood = { data: { reply: '552 5.3.4 too large' } };
    expect(await deliver(later)).toMatchObject({ code: 'too_large', lasting: true });
  });

  it('is for one person, whatever stands in the address', async () => {
    const server = await open('starttls');
    const bent = [
      'siti@example.org,budi@example.org',
      'siti@example.org\r\nBcc: budi@example.org',
      'Siti <siti@example.org>',
      'siti',
      '"a b"@example.org',
    ];
    for (const to of bent) expect(await deliver(server, { to })).toMatchObject({ code: 'address', lasting: true });
    await deliver(server, { from: 'Kantor "Contoh", <no-reply@example.go.id>' });
    expect(server.taken).toMatchObject([{ to: ['siti@example.org'], from: 'no-reply@example.go.id' }]);
  });

  it('sends no password in the open to another computer', async () => {
    const server = await open('plain', { user: USER });
    // The loopback is no network: a mail server on this computer may do without.
    expect(await deliver(server, { url: `smtp://${LOGIN}localhost` })).toEqual({ said: '250 2.0.0 taken' });
    // This computer under an address that does not tell so.
    expect(await deliver(server, { url: `smtp://${LOGIN}0.0.0.0` })).toMatchObject({ code: 'not_encrypted' });
    expect(server.taken).toHaveLength(1);
    const about = (url: string) => new SmtpTransport({ url, from: FROM }).about.encryption;
    expect(about(`smtp://${LOGIN}mail.example.go.id`)).toBe('starttls');
    expect(about('smtp://mail.example.go.id')).toBe('if_offered');
    expect(about('smtps://mail.example.go.id')).toBe('tls');
  });

  it('says that nobody listens there', async () => {
    const server = await MailServer.open('starttls');
    const { port, caFile } = server;
    const transport = new SmtpTransport({ url: `smtp://localhost:${port}`, from: FROM, caFile });
    await server.close();
    await expect(transport.deliver(letter)).rejects.toMatchObject({ code: 'unreachable', lasting: false });
    transport.close();
  });

  it('has a way out only where one is set up', () => {
    const without = new Transports({ smtpUrl: null, smtpFrom: null, smtpCaFile: null } as Env);
    expect(without.for('email')).toBeUndefined();
    const transports = new Transports({ smtpUrl: 'smtp://127.0.0.1:1', smtpFrom: 'a@b', smtpCaFile: null } as Env);
    expect(transports.for('email')).toBeInstanceOf(SmtpTransport);
    expect(transports.for('sms')).toBeUndefined();
    transports.onModuleDestroy();
  });
});

describe('a server’s words', () => {
  it('lose the address, the name before the @, and what could begin a new line', () => {
    expect(withoutAddress('550 no mailbox SITI@X.ORG\r\n250 ok', 'siti@example.org')).toBe('550 no mailbox … 250 ok');
    expect(withoutAddress('550 user siti unknown', 'siti@example.org')).toBe('550 user … unknown');
    expect(withoutAddress(`550 ${'x'.repeat(900)}`, 'a@b.id')).toHaveLength(300);
  });
});

import { createServer, type Server } from 'node:net';
import type { Env } from '../env/index.js';
import { SmtpTransport, Transports } from './transport.js';

/** Just enough of a mail server: takes what it is told, or refuses the recipient. */
function mailServer(refuse: boolean, heard: string[]): Server {
  return createServer((socket) => {
    let inData = false;
    let rest = '';
    socket.write('220 here\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        heard.push(line);
        if (inData) {
          if (line === '.') socket.write('250 taken\r\n');
          inData = line !== '.';
        } else if (/^DATA/i.test(line)) {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (/^RCPT/i.test(line) && refuse) socket.write('550 unknown here\r\n');
        else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
}

describe('e-mail', () => {
  const letter = {
    id: '01a2015c-bce1-7078-9ae5-e6a86c4b2c18',
    to: 'siti@example.org',
    subject: 'Paket é',
    body: 'Tiba.',
  };
  const deliver = async (refuse: boolean): Promise<string[]> => {
    const heard: string[] = [];
    const server = mailServer(refuse, heard);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const transport = new SmtpTransport(`smtp://127.0.0.1:${port}`, 'Kantor <no-reply@example.go.id>');
    try {
      await transport.deliver(letter);
      return heard;
    } finally {
      transport.close();
      await new Promise((done) => server.close(done));
    }
  };

  it('goes to the mail server with an id that is the same on every try', async () => {
    const heard = (await deliver(false)).join('\n');
    expect(heard).toContain('MAIL FROM:<no-reply@example.go.id>');
    expect(heard).toContain('RCPT TO:<siti@example.org>');
    expect(heard).toContain(`Message-ID: <${letter.id}@example.go.id>`);
    expect(heard).toMatch(/Subject: =\?UTF-8\?/);
    expect(heard).toContain('Tiba.');
  });

  it('tells when it was not taken', async () => {
    await expect(deliver(true)).rejects.toMatchObject({ code: 'EENVELOPE' });
  });

  it('has a way out only where one is set up', () => {
    const without = new Transports({ smtpUrl: null, smtpFrom: null } as Env);
    expect(without.for('email')).toBeUndefined();
    const transports = new Transports({ smtpUrl: 'smtp://127.0.0.1:1', smtpFrom: 'a@b' } as Env);
    expect(transports.for('email')).toBeInstanceOf(SmtpTransport);
    expect(transports.for('sms')).toBeUndefined();
    transports.onModuleDestroy();
  });
});

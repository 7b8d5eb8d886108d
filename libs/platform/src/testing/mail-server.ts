import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Authority } from '../tls/authority.js';

/** What the server took: the envelope and the letter as it came. */
export interface TakenLetter {
  from: string;
  to: string[];
  text: string;
  encrypted: boolean;
  user: string | null;
}

/** How it answers a letter instead of taking it: an SMTP reply, silence, or a broken line before or after taking it. */
export type Mood = { reply: string } | 'hangs' | 'drops_untaken' | 'drops_taken';

const REFUSAL = (reply: string): Error =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });

/** A real SMTP server in this process, with a certificate of an authority nobody knows but its file. */
export class MailServer {
  readonly taken: TakenLetter[] = [];
  /** How it answers from now on; undefined: it takes everything. */
  mood: { sender?: string; recipient?: string; data?: Mood } = {};

  private constructor(
    private readonly server: SMTPServer,
    private readonly folder: string,
    readonly caFile: string,
  ) {}

  static async open(
    kind: 'tls' | 'starttls' | 'plain',
    {
      user,
      size,
      names = ['localhost'],
    }: { user?: { name: string; password: string }; size?: number; names?: string[] } = {},
  ): Promise<MailServer> {
    const folder = mkdtempSync(join(tmpdir(), 'mail-server-'));
    const authority = await Authority.open(folder, ['localhost', 'elsewhere.local'], new Date());
    const certificate = await authority.certificateFor(names, new Date());
    const options: SMTPServerOptions = {
      ...certificate,
      secure: kind === 'tls',
      disabledCommands: kind === 'plain' ? ['STARTTLS'] : [],
      allowInsecureAuth: kind === 'plain',
      authOptional: !user,
      disableReverseLookup: true,
      closeTimeout: 100,
      ...(size === undefined ? {} : { size }),
      onAuth: ({ username, password }, _session, done) =>
        username === user?.name && password === user?.password
          ? done(null, { user: username })
          : done(REFUSAL('535 5.7.8 wrong')),
      onMailFrom: (_address, _session, done) => done(mail.mood.sender ? REFUSAL(mail.mood.sender) : null),
      onRcptTo: (_address, _session, done) => done(mail.mood.recipient ? REFUSAL(mail.mood.recipient) : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { data } = mail.mood;
          const { mailFrom, rcptTo } = session.envelope;
          if (stream.sizeExceeded) return done(REFUSAL('552 5.3.4 too large'));
          if (data === 'drops_untaken') return mail.drop();
          if (typeof data === 'object') return done(REFUSAL(data.reply));
          mail.taken.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            text: Buffer.concat(chunks).toString(),
            encrypted: session.secure,
            user: session.user ?? null,
          });
          if (data === 'drops_taken') return mail.drop();
          if (data !== 'hangs') done(null, '2.0.0 taken');
        });
      },
    };
    const server = new SMTPServer(options);
    const mail = new MailServer(server, folder, join(folder, 'authority.pem'));
    writeFileSync(mail.caFile, authority.certificate);
    server.on('error', () => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return mail;
  }

  get port(): number {
    return (this.server.server.address() as { port: number }).port;
  }

  /** Cuts every line that is open. */
  private drop(): void {
    for (const connection of this.server.connections)
      (connection as { _socket?: { destroy(): void } })._socket?.destroy();
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise<void>((closed) => this.server.close(() => closed()));
    rmSync(this.folder, { recursive: true });
  }
}

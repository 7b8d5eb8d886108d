import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Env } from '../env/index.js';
import type { Channel } from './template.js';

/** A message with its seals open, on its way out. */
export interface Letter {
  id: string;
  to: string;
  subject: string | null;
  body: string;
}

/** A way out of the house for one channel. It throws when the other side did not take the message. */
export interface Transport {
  deliver(letter: Letter): Promise<void>;
}

/** The ways out that are set up; a channel without one keeps its messages for the Messages page. */
@Injectable()
export class Transports implements OnModuleDestroy {
  private readonly byChannel = new Map<Channel, Transport>();
  private readonly smtp?: SmtpTransport;

  constructor(env: Env) {
    if (env.smtpUrl) this.byChannel.set('email', (this.smtp = new SmtpTransport(env.smtpUrl, env.smtpFrom)));
  }

  for(channel: Channel): Transport | undefined {
    return this.byChannel.get(channel);
  }

  onModuleDestroy(): void {
    this.smtp?.close();
  }
}

/** E-mail through the office's own mail server. */
export class SmtpTransport implements Transport {
  private readonly mailer: Transporter;

  /** @param url `smtps://user:password@host:465` or `smtp://host:587` (STARTTLS where the server offers it) */
  constructor(
    url: string,
    private readonly from: string | null,
  ) {
    this.mailer = createTransport({
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    } as object);
  }

  async deliver(letter: Letter): Promise<void> {
    const from = this.from ?? 'buka-pintu@localhost';
    const domain = from.replace(/^.*@/, '').replace(/>.*$/, '');
    // The same id on a second try lets the receiver drop the double.
    const messageId = `<${letter.id}@${domain}>`;
    await this.mailer.sendMail({ from, to: letter.to, subject: letter.subject ?? '', text: letter.body, messageId });
  }

  close(): void {
    this.mailer.close();
  }
}

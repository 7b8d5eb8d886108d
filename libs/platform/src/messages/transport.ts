import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Env } from '../env/index.js';
import { SmtpTransport } from './smtp-transport.js';
import type { Enclosure } from './enclosures.js';
import type { Channel } from './template.js';

/** A message with its seals open, on its way out. */
export interface Letter {
  id: string;
  to: string;
  subject: string | null;
  body: string;
  enclosure?: Enclosure;
}

/** That the other side took a message, and what it said (without the address). */
export interface Receipt {
  said: string;
}

/** A way out of the house for one channel. It throws a TransportFault when the other side did not take the message. */
export interface Transport {
  deliver(letter: Letter): Promise<Receipt>;
  /** What officers see of how it is set up; no password. */
  readonly about?: { server: string; encryption: 'tls' | 'starttls' | 'if_offered'; from: string };
}

/** The ways out that are set up; a channel without one keeps its messages for the Messages page. */
@Injectable()
export class Transports implements OnModuleDestroy {
  private readonly byChannel = new Map<Channel, Transport>();
  private readonly smtp?: SmtpTransport;

  constructor({ smtpUrl: url, smtpFrom: from, smtpCaFile: caFile }: Env) {
    if (url && from) this.byChannel.set('email', (this.smtp = new SmtpTransport({ url, from, caFile })));
  }

  for(channel: Channel): Transport | undefined {
    return this.byChannel.get(channel);
  }

  onModuleDestroy(): void {
    this.smtp?.close();
  }
}

import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import { isLoopback } from '../env/index.js';
import type { Enclosure } from './enclosures.js';
import type { Letter, Receipt, Transport } from './transport.js';
import { type FaultCode, TransportFault, withoutAddress } from './transport-fault.js';

/** How the office's mail server is reached. */
export interface SmtpSettings {
  /** `smtps://user:password@host:465` or `smtp://user:password@host:587`. */
  url: string;
  /** `Kantor <no-reply@example.go.id>`. */
  from: string;
  /** PEM file of an authority that is believed besides those of the system. */
  caFile?: string | null;
}

/** Longest times in milliseconds. The whole stays far below the five minutes of a job and the four of a claim. */
export interface Patience {
  connect: number;
  silence: number;
  whole: number;
}
const PATIENCE: Patience = { connect: 10_000, silence: 30_000, whole: 90_000 };

/** E-mail through the office's own mail server: one person a letter, plain text, encrypted wherever a password is at stake. */
export class SmtpTransport implements Transport {
  readonly about: { server: string; encryption: 'tls' | 'starttls' | 'if_offered'; from: string };
  private readonly mailer: ReturnType<typeof mailerFor>;
  private readonly domain: string;

  constructor(
    settings: SmtpSettings,
    private readonly patience: Patience = PATIENCE,
  ) {
    const { from, caFile } = settings;
    const url = new URL(settings.url);
    const secure = url.protocol === 'smtps:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port) || (secure ? 465 : 587);
    const user = decodeURIComponent(url.username);
    const requireTLS = !secure && user !== '' && !isLoopback(host);
    this.about = {
      server: `${host}:${port}`,
      encryption: secure ? 'tls' : requireTLS ? 'starttls' : 'if_offered',
      from,
    };
    this.domain = from.replace(/^.*@/, '').replace(/>.*$/, '').trim();
    this.mailer = mailerFor(patience, {
      host,
      port,
      secure,
      requireTLS,
      ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
      tls: caFile ? { ca: [...getCACertificates('default'), readFileSync(caFile, 'utf8')] } : {},
    });
  }

  /**
   * Hands over one letter. What was sent twice bears the same Message-ID, by which the receiver may drop the double.
   * @throws TransportFault
   */
  async deliver({ id, to, subject, body, enclosure }: Letter): Promise<Receipt> {
    // A comma would be a second recipient, a line break a second header.
    if (!/^[^\s,;<>()[\]\\"@\p{Cc}]+@[^\s,;<>()[\]\\"@\p{Cc}]+$/u.test(to))
      throw new TransportFault('address', null, true);
    try {
      const { response } = await this.mailer.sendMail({
        from: this.about.from,
        to: { name: '', address: to },
        subject: subject ?? '',
        text: body,
        attachments: enclosure ? [attachmentOf(enclosure)] : [],
        messageId: `<${id}@${this.domain}>`,
        // RFC 3834: nobody's absence note answers us. No List-Unsubscribe: nobody can unsubscribe from his own appointment.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal: AbortSignal.timeout(this.patience.whole),
      });
      return { said: withoutAddress(response, to) };
    } catch (error) {
      throw faultOf(error as SmtpError, to);
    }
  }

  close(): void {
    this.mailer.close();
  }
}

/** In base64: a mail server on the way must not mend the line ends of a file. */
function attachmentOf({ fileName: filename, mediaType: contentType, content }: Enclosure) {
  return { filename, contentType, content, contentTransferEncoding: 'base64' as const };
}

function mailerFor(patience: Patience, options: object) {
  return createTransport({
    ...options,
    pool: true,
    maxConnections: 4,
    // A letter whose connection broke may have been taken: whether to try again is decided where it is written down.
    maxRequeues: 0,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

type SmtpError = Error & { code?: string; command?: string; response?: string; responseCode?: number };

/** What went wrong, in our words, and whether a second try could go otherwise. */
function faultOf(error: SmtpError, to: string): TransportFault {
  const said = error.response ? withoutAddress(error.response, to) : null;
  const reply = error.responseCode ?? 0;
  if (error.code === 'EAUTH') return new TransportFault(reply >= 400 && reply < 500 ? 'later' : 'sign_in', said);
  if (/certificate|altnames|self.signed/i.test(error.message) && !error.response)
    return new TransportFault('certificate', withoutAddress(error.message, to));
  if (reply >= 400 && reply < 500) return new TransportFault('later', said);
  if (reply >= 500) return refusal(error, said);
  return new TransportFault(CODES[error.code ?? ''] ?? 'unknown', null, error.code === 'EENVELOPE');
}

/** A 5xx: for good when it is about this letter; what the operator must mend is tried again meanwhile. */
function refusal({ command, responseCode, message, response = '' }: SmtpError, said: string | null): TransportFault {
  if (responseCode === 552 || /^\d{3}[ -]5\.3\.4/.test(response)) return new TransportFault('too_large', said, true);
  if (command === 'STARTTLS' || /STARTTLS/i.test(message)) return new TransportFault('not_encrypted', said);
  if (responseCode === 530 || responseCode === 535) return new TransportFault('sign_in', said);
  if (command === 'MAIL FROM') return new TransportFault('sender_refused', said);
  if (command === 'RCPT TO' || command === 'DATA') return new TransportFault('refused', said, true);
  return new TransportFault('later', said);
}

const CODES: Readonly<Record<string, FaultCode>> = {
  ETIMEDOUT: 'no_answer',
  EABORT: 'no_answer',
  ECONNECTION: 'broken_off',
  EPROTOCOL: 'broken_off',
  ESOCKET: 'unreachable',
  EDNS: 'unreachable',
  ETLS: 'not_encrypted',
  EMESSAGE: 'too_large',
  EENVELOPE: 'address',
};

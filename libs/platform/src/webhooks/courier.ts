import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import { TargetRefused, WebhookTargets } from './targets.js';

export type DeliveryFault = 'refused_target' | 'unresolved' | 'timeout' | 'connection' | 'redirect' | 'status';

export interface DeliveryOutcome {
  /** What the target answered; null when it did not. */
  status: number | null;
  /** Null: delivered. */
  fault: DeliveryFault | null;
  /** The beginning of the answer's body, printable. */
  excerpt: string | null;
  ms: number;
}

const EXCERPT = 200;
/** The answer is of no interest beyond its status. */
const READ_MOST = 4 * 1024;

/** Carries one message to its target. It follows no redirect, keeps no connection, and waits for nobody longer than its patience. */
@Injectable()
export class WebhookCourier {
  /** Milliseconds for the whole of it: name, connection, request, answer. */
  patience = 10_000;

  constructor(private readonly targets: WebhookTargets) {}

  /** Never throws: whatever goes wrong is an outcome. */
  async deliver(target: string, body: string, headers: Record<string, string>): Promise<DeliveryOutcome> {
    const begun = performance.now();
    const took = (): number => Math.round(performance.now() - begun);
    try {
      const { status, excerpt } = await this.post(this.targets.read(target), body, headers);
      const fault = status >= 300 && status < 400 ? 'redirect' : status >= 200 && status < 300 ? null : 'status';
      return { status, fault, excerpt, ms: took() };
    } catch (error) {
      return { status: null, fault: faultOf(error), excerpt: null, ms: took() };
    }
  }

  private post(
    url: URL,
    body: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; excerpt: string | null }> {
    const deadline = AbortSignal.timeout(this.patience);
    return new Promise((resolve, reject) => {
      let status: number | undefined;
      const options: RequestOptions = {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        // Neither a pool nor a proxy: the connection goes where the look-up said, once.
        agent: false,
        lookup: this.targets.lookup,
        signal: deadline,
      };
      const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, (answer) => {
        status = answer.statusCode ?? 0;
        const end = (excerpt: string | null): void => {
          resolve({ status: answer.statusCode ?? 0, excerpt });
          request.destroy();
        };
        beginningOf(answer).then(end, () => end(null));
      });
      request.once('socket', (socket) => {
        // The last look, at the address that was really connected to.
        socket.once('connect', () => {
          if (!this.targets.admits(socket.remoteAddress ?? '')) request.destroy(new TargetRefused('private'));
        });
      });
      // Once the status has come, a body that never ends or breaks off changes nothing about it.
      request.on('error', (error) => (status === undefined ? reject(error) : resolve({ status, excerpt: null })));
      request.end(body);
    });
  }
}

async function beginningOf(answer: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= READ_MOST) break;
  }
  const text = Buffer.concat(parts)
    .toString('utf8')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return text === '' ? null : text.slice(0, EXCERPT).toWellFormed();
}

function faultOf(error: unknown): DeliveryFault {
  const { cause } = (error ?? {}) as { cause?: unknown };
  for (const it of [error, cause]) {
    if (it instanceof TargetRefused) return it.fault === 'unresolved' ? 'unresolved' : 'refused_target';
    const { name = '' } = (it ?? {}) as { name?: string };
    if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  }
  return 'connection';
}

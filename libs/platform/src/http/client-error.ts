import type { Socket } from 'node:net';
import { platformProblems } from './platform.problems.js';
import { bodyOf } from './problem-filter.js';

/**
 * Answers what Node could not even parse (a broken request line, headers past 16 KiB, a body that never came): there
 * is no request yet, so the problem is written to the socket itself.
 */
export function refuseUnparsed(error: Error & { code?: string }, socket: Socket): void {
  if (socket.destroyed || error.code === 'ECONNRESET') return;
  const body = JSON.stringify(
    bodyOf(platformProblems.addressUnreadable(), { locale: 'id', requestId: 'none', instance: '/' }),
  );
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

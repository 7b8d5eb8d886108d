import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate } from './authority.js';

const TLS_HANDSHAKE = 0x16;
const SILENCE = 10_000;

/** A server for both: the one that listens, and how to give its encrypted side another certificate. */
export interface OnePort {
  readonly server: Server;
  renew(certificate: Certificate): void;
}

/**
 * One port for plain HTTP and for TLS, told apart by a connection's first byte: a handshake record begins with 0x16,
 * no HTTP method does. Closing the returned server closes the connections of both.
 */
export function onePort(certificate: Certificate, options: ServerOptions, listener: RequestListener): OnePort {
  const plain = createServer(options, listener);
  const secure = createSecureServer({ ...options, ...certificate, minVersion: 'TLSv1.2' }, listener);
  const accept = plain.listeners('connection') as ((socket: Socket) => void)[];
  const undecided = new Set<Socket>();
  plain.removeAllListeners('connection');
  plain.on('connection', (socket: Socket) => {
    undecided.add(socket);
    socket.once('close', () => undecided.delete(socket));
    sniff(socket, (first) => {
      undecided.delete(socket);
      if (first === TLS_HANDSHAKE) {
        // HTTP servers keep half-closed connections; a client that breaks off a handshake would stay for ever.
        socket.allowHalfOpen = false;
        secure.emit('connection', socket);
      } else {
        for (const each of accept) each.call(plain, socket);
      }
    });
  });
  secure.on('tlsClientError', (_failure, socket) => socket.destroy());
  secure.on('clientError', (failure, socket) => plain.emit('clientError', failure, socket));
  closeTogether(plain, secure, undecided);
  return { server: plain, renew: (renewed) => secure.setSecureContext({ ...renewed, minVersion: 'TLSv1.2' }) };
}

/** Looks at the first byte and puts it back. Whoever says nothing is let go. */
function sniff(socket: Socket, found: (first: number) => void): void {
  const refuse = (): void => void socket.destroy();
  socket.setTimeout(SILENCE, refuse);
  socket.on('error', refuse);
  socket.once('readable', () => {
    const chunk = socket.read() as Buffer | null;
    socket.setTimeout(0);
    socket.off('timeout', refuse);
    socket.off('error', refuse);
    if (chunk === null) return refuse();
    socket.unshift(chunk);
    found(chunk[0]!);
  });
}

function closeTogether(plain: Server, secure: SecureServer, undecided: ReadonlySet<Socket>): void {
  const closeAll = plain.closeAllConnections.bind(plain);
  const closeIdle = plain.closeIdleConnections.bind(plain);
  plain.closeAllConnections = () => {
    closeAll();
    secure.closeAllConnections();
    for (const socket of undecided) socket.destroy();
  };
  plain.closeIdleConnections = () => {
    closeIdle();
    secure.closeIdleConnections();
    for (const socket of undecided) socket.destroy();
  };
  plain.once('listening', () => {
    // Node keeps its list of connections from the moment a server listens, which the secure one never does by itself: without
    // the list no slow sender is ever sent away, and nothing is closed at the end.
    secure.emit('listening');
    // Fastify sets its limits on the server it knows; the other side keeps the same ones.
    secure.keepAliveTimeout = plain.keepAliveTimeout;
    secure.requestTimeout = plain.requestTimeout;
    secure.headersTimeout = plain.headersTimeout;
    secure.maxRequestsPerSocket = plain.maxRequestsPerSocket;
  });
  plain.once('close', () => secure.close());
}

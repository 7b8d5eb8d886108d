import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../env/index.js';

// Nest tells at length how it starts: that is for whoever looks for it.
const STARTING = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** The process's log: JSON lines, or readable ones on a terminal. Nothing about a person is ever handed to it. */
export function openLog(
  { logLevel, logFormat }: Pick<Env, 'logLevel' | 'logFormat'>,
  target?: DestinationStream,
): Logger {
  const options = { level: logLevel, base: null, serializers: { error: describeError } };
  return logFormat === 'json'
    ? pino(options, target)
    : pino(options, pretty({ ignore: 'context', messageFormat: '{context} {msg}', singleLine: true, sync: true }));
}

/** What a log may say of an error: a database error's detail and its quoted values are what people typed. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: `a thrown ${typeof error}` };
  const { driverError } = error as { driverError?: unknown };
  if (driverError instanceof Error) return { ...describeError(driverError), wrappedBy: error.name };
  const { code, constraint, table, column, routine } = error as unknown as Record<string, unknown>;
  const isSql = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const message = isSql ? error.message.replace(/"[^"]*"/g, '"…"') : error.message;
  const calls = error.stack?.slice(Math.max(0, error.stack.indexOf('\n    at ')));
  return { type: error.name, message, code, constraint, table, column, routine, stack: calls };
}

/** Sends Nest's own lines, and those of its `Logger`, to the log. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Logger) {}

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(STARTING.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest hands over the message, further messages or a stack, and last the context. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.length > 0 ? String(rest.at(-1)) : undefined;
    const further = rest.slice(0, -1).filter((part) => part !== undefined);
    const sayings = [message, ...further];
    const text = sayings.filter((part) => typeof part === 'string').join(' ');
    const error = sayings.find((part) => part instanceof Error);
    const members = sayings.find((part) => typeof part === 'object' && part !== null && !(part instanceof Error));
    this.target[level]({ context, ...(members as object | undefined), ...(error ? { error } : {}) }, text);
  }
}

import { EventSourceParserStream } from 'eventsource-parser/stream';
import { Problem } from './problem.js';

/** What a stream says of itself: `live`, or `waiting` for the line to come back. */
export type LiveState = 'live' | 'waiting';

/** One event of a stream; `id` is the ledger position after which a reconnect goes on. */
export interface LiveMessage<T> {
  event: string;
  id: string | undefined;
  data: T;
}

/** Where to listen and how. */
export interface WatchOptions {
  url: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  fetch?: typeof fetch;
  onState?: (state: LiveState) => void;
  /** Silence after which the line is taken for dead, in milliseconds. The server beats every 15 s; 40 000 unless told. */
  silence?: number;
}

/**
 * A live stream that reconnects by itself, with the last position it has seen, for as long as it is listened to.
 * EventSource can't carry an Authorization header, which citizens' links need; and it doesn't notice a dead line.
 *
 * @throws Problem when the server refuses (4xx): repeating would not help
 * @example for await (const { data } of watch<BoardView>({ url: '/v1/queue/boards/CTH-1/stream' })) show(data);
 */
export async function* watch<T>(options: WatchOptions): AsyncGenerator<LiveMessage<T>> {
  const { signal, onState, silence = 40_000 } = options;
  const ask = options.fetch ?? fetch;
  let lastEventId: string | undefined;
  let hint = 1_000;
  for (let failures = 0; !signal?.aborted; failures++) {
    const line = new AbortController();
    const giveUp = (): void => line.abort();
    signal?.addEventListener('abort', giveUp, { once: true });
    let timer = setTimeout(giveUp, silence);
    try {
      const response = await ask(options.url, {
        headers: {
          Accept: 'text/event-stream',
          ...options.headers,
          ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}),
        },
        signal: line.signal,
        cache: 'no-store',
      });
      if (response.status >= 400 && response.status < 500 && response.status !== 429) {
        throw Problem.from(response.status, await response.json().catch(() => undefined));
      }
      if (!response.ok || !response.body) throw new TypeError(`stream answered ${response.status}`);
      onState?.('live');
      const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          clearTimeout(timer);
          timer = setTimeout(giveUp, silence);
          controller.enqueue(chunk);
        },
      });
      const events = response.body
        .pipeThrough(heard)
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream({ onRetry: (milliseconds) => (hint = milliseconds) }));
      for await (const message of chunks(events)) {
        failures = 0;
        lastEventId = message.id ?? lastEventId;
        yield { event: message.event ?? 'message', id: message.id, data: JSON.parse(message.data) as T };
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (signal?.aborted) return;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      line.abort();
    }
    onState?.('waiting');
    // Jitter, so that a room of screens does not come back in one moment after a restart.
    await new Promise((resolve) => setTimeout(resolve, Math.min(hint * 2 ** failures, 15_000) * (0.5 + Math.random())));
  }
}

/** Safari has no async iteration over streams, and waiting-room televisions are older still. */
async function* chunks<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

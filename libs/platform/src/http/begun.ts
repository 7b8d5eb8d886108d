import { isObservable, Observable, type Subscriber, type Subscription } from 'rxjs';

const PATIENCE_MS = 2000;

/** The side of a response that tells when the client has gone. */
export interface Connection {
  destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Waits for the first message of an event stream before its answer begins. Nest sends 200 as soon as it holds the stream, and a
 * refusal that comes a moment later would reach the client as an event; here it still becomes a problem. A stream that says
 * nothing for a while begins without.
 * @returns the same stream, nothing lost; its source ends with the connection, also when nobody came to listen
 * @throws what the stream fails with before its first message
 */
export async function begun(source: unknown, connection: Connection): Promise<unknown> {
  if (!isObservable(source)) return source;
  const held: unknown[] = [];
  let out: Subscriber<unknown> | undefined;
  let completed = false;
  let subscription: Subscription | undefined;
  await new Promise<void>((first, fail) => {
    const patience = setTimeout(first, PATIENCE_MS);
    const settle = (then: () => void): void => {
      clearTimeout(patience);
      then();
    };
    subscription = source.subscribe({
      next: (message) => {
        if (out) out.next(message);
        else held.push(message);
        settle(first);
      },
      error: (error: unknown) => {
        out?.error(error);
        settle(() => fail(error as Error));
      },
      complete: () => {
        completed = true;
        out?.complete();
        settle(first);
      },
    });
    const gone = (): void => {
      subscription?.unsubscribe();
      settle(first);
    };
    if (connection.destroyed) gone();
    else connection.once('close', gone);
  });
  return new Observable((subscriber) => {
    for (const message of held.splice(0)) subscriber.next(message);
    if (completed) subscriber.complete();
    out = subscriber;
    return () => subscription?.unsubscribe();
  });
}

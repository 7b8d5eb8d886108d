import { Problem, watch } from '@buka-pintu/client';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { reportStream } from './connection.js';
import { currentLocale } from './i18n.js';

/**
 * Keeps a query fresh from its stream: each message is the whole view and replaces the cached one. Reconnects by itself
 * (libs/client); a refusal ends it and is returned, so that the page can say it.
 *
 * @param url of the stream, or null to listen to nothing
 */
export function useLive(url: string | null, queryKey: QueryKey): Problem | null {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Problem | null>(null);
  const name = JSON.stringify(queryKey);

  useEffect(() => {
    if (url === null) return;
    const stop = new AbortController();
    const stream = Symbol(url);
    let leave = (): void => {};
    setRefused(null);
    void (async () => {
      try {
        const messages = watch<unknown>({
          url,
          headers: { 'Accept-Language': currentLocale() },
          signal: stop.signal,
          onState: (state) => {
            if (!stop.signal.aborted) leave = reportStream(stream, state);
          },
        });
        for await (const { data } of messages) {
          if (stop.signal.aborted) return;
          queries.setQueryData(JSON.parse(name) as QueryKey, (shown: unknown) => newer(shown, data));
        }
      } catch (error) {
        if (error instanceof Problem && !stop.signal.aborted) {
          setRefused(error);
          // The session ended elsewhere, or ran out: asking for it anew leads to the sign-in, with the way back.
          if (error.status === 401) void queries.invalidateQueries({ queryKey: ['session'] });
        }
        leave();
      }
    })();
    return () => {
      stop.abort();
      leave();
    };
  }, [url, name, queries]);

  return refused;
}

/** A view says when it was looked up (`at`): one that set out before an answer we already show must not replace it. */
function newer(shown: unknown, arrived: unknown): unknown {
  const [before, after] = [lookedUp(shown), lookedUp(arrived)];
  return before !== undefined && after !== undefined && before > after ? shown : arrived;
}

function lookedUp(view: unknown): number | undefined {
  return typeof view === 'object' && view !== null && 'at' in view ? Date.parse(String(view.at)) : undefined;
}

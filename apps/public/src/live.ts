import { Problem, watch, type LiveState } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { screenTime } from './clock';

/** A view kept current by a stream. `waiting` while the line is down: what is shown may be old. */
export interface Live<T> {
  view: T | undefined;
  state: LiveState | 'opening';
  problem: Problem | undefined;
}

/** Follows a stream for as long as the component stands; `url` undefined follows nothing. */
export function useLive<T>(url: string | undefined, headers?: Record<string, string>): Live<T> {
  const [live, setLive] = useState<Live<T>>({ view: undefined, state: 'opening', problem: undefined });
  const key = JSON.stringify(headers ?? {});
  useEffect(() => {
    if (!url) return undefined;
    const stop = new AbortController();
    const follow = async (): Promise<void> => {
      const onState = (state: LiveState): void => setLive((now) => ({ ...now, state }));
      const options = { url, headers: JSON.parse(key) as Record<string, string>, signal: stop.signal, onState };
      for await (const { data } of watch<T>(options)) setLive({ view: data, state: 'live', problem: undefined });
    };
    follow().catch((cause: unknown) => {
      if (!stop.signal.aborted)
        setLive((now) => ({ ...now, problem: cause instanceof Problem ? cause : Problem.network(cause) }));
    });
    return () => stop.abort();
  }, [url, key]);
  return live;
}

/** The screen's time in milliseconds, again and again; for clocks on screens. */
export function useNow(everyMilliseconds = 1_000): number {
  const [now, setNow] = useState(screenTime);
  useEffect(() => {
    const timer = setInterval(() => setNow(screenTime()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}

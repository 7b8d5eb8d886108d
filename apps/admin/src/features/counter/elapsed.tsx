import { useEffect, useMemo, useState } from 'react';
import { stopwatch } from '../../lib/format.js';

/**
 * Time since an instant, running. Counted from the server's own "now" of the view, so that a workstation with a wrong
 * clock shows the right span.
 */
export function Elapsed(props: { since: string; at: string }) {
  const [now, tick] = useState(() => performance.now());
  const start = useMemo(
    () => performance.now() - (Date.parse(props.at) - Date.parse(props.since)),
    [props.at, props.since],
  );
  useEffect(() => {
    const timer = setInterval(() => tick(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{stopwatch((Math.max(now, start) - start) / 1000)}</>;
}

import { useEffect, useState, type ReactNode } from 'react';

/**
 * Shows its content only when a wait has become noticeable: what comes at once must not flicker. That something is still to
 * come is said from the first moment (`aria-busy`), to readers of the page that don't look.
 */
export function AfterAWhile(props: { children: ReactNode; milliseconds?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), props.milliseconds ?? 300);
    return () => clearTimeout(timer);
  }, [props.milliseconds]);
  return (
    <>
      <span hidden aria-busy="true" />
      {shown && props.children}
    </>
  );
}

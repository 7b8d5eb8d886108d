import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './words';

const QUIET_SECONDS = 45;
const LAST_SECONDS = 15;
const TOUCHES = ['pointerdown', 'keydown', 'touchstart'] as const;

/** Asks after a while whether anybody is there, and then forgets whoever was. */
export function Idle({ isAtStart, over }: { isAtStart: boolean; over: () => void }) {
  const { say } = useWords();
  const quiet = useRef(0);
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const touched = (): void => {
      quiet.current = 0;
      setLeft(undefined);
    };
    touched();
    const timer = setInterval(() => {
      quiet.current += 1;
      const remaining = QUIET_SECONDS + LAST_SECONDS - quiet.current;
      if (remaining <= 0) {
        touched();
        over();
      } else if (remaining <= LAST_SECONDS && !isAtStart) setLeft(remaining);
    }, 1_000);
    for (const touch of TOUCHES) addEventListener(touch, touched);
    return () => {
      clearInterval(timer);
      for (const touch of TOUCHES) removeEventListener(touch, touched);
    };
  }, [isAtStart, over]);
  if (left === undefined) return null;
  return (
    <div class="veil" role="alertdialog" aria-labelledby="idle-title" aria-describedby="idle-hint">
      <section>
        <h2 id="idle-title">{say('idle.title')}</h2>
        <p id="idle-hint">{say('idle.hint', { seconds: left })}</p>
        <button class="big main">{say('idle.stay')}</button>
      </section>
    </div>
  );
}

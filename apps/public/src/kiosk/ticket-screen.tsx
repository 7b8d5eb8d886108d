import { useEffect, useRef, useState } from 'preact/hooks';
import { spokenCall } from '../board/spoken-call';
import { Speaker } from '../board/speaker';
import { clockTime } from '../format';
import type { GivenTicket, Standing } from './kiosk-line';
import { useWords } from './words';

const SHOWN_SECONDS = 30;

interface Props {
  ticket: GivenTicket;
  standing: Standing;
  done: () => void;
}

/** The number, printed by itself once; the screen goes back to the start before the next person can read it. */
export function TicketScreen({ ticket, standing: { view }, done }: Props) {
  const { say, language } = useWords();
  const [left, setLeft] = useState(SHOWN_SECONDS);
  const speaker = useRef<Speaker | undefined>(undefined);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1_000);
    // The slip stands beside this screen: it must be drawn before it is printed.
    const printing = setTimeout(print, 200);
    return () => {
      clearInterval(timer);
      clearTimeout(printing);
    };
  }, []);
  useEffect(() => (left <= 0 ? done() : undefined), [left, done]);
  const again = (act: () => void) => (): void => {
    setLeft(SHOWN_SECONDS);
    act();
  };
  const listen = async (): Promise<void> => {
    speaker.current ??= new Speaker();
    await speaker.current.wake();
    const { text, files } = spokenCall(ticket.number, 1);
    const end = files.indexOf('silakan-ke-loket');
    speaker.current.say({ text: text.slice(0, text.indexOf('.') + 1), files: files.slice(0, end) });
  };
  return (
    <>
      <h1 tabIndex={-1} class="number">
        <span>{say('ticket.yours')}</span> <strong>{ticket.number}</strong>
      </h1>
      <p class="place">{placeOf(ticket, say)}</p>
      {ticket.offline && (
        <p class="say">{say('ticket.offline', { time: clockTime(ticket.at, view!.zone, language) })}</p>
      )}
      <p>{say('ticket.wait')}</p>
      {ticket.qrSvg && (
        <figure>
          <div role="img" aria-label={ticket.number} dangerouslySetInnerHTML={{ __html: ticket.qrSvg }} />
          <figcaption>{say('ticket.follow')}</figcaption>
        </figure>
      )}
      <div class="ways">
        <button class="big" onClick={again(print)}>
          <strong>{say('ticket.printAgain')}</strong>
        </button>
        <button class="big" onClick={again(() => void listen())}>
          <strong>{say('ticket.listen')}</strong>
        </button>
        <button class="big main" onClick={done}>
          <strong>{say('done')}</strong>
        </button>
      </div>
      <p>{say('ticket.noPaper')}</p>
      <p class="soft">{say('ticket.ends', { seconds: Math.max(0, left) })}</p>
    </>
  );
}

function placeOf({ before }: GivenTicket, say: ReturnType<typeof useWords>['say']): string {
  if (before === null) return '';
  return before === 0 ? say('ticket.next') : say('ticket.before', { count: before });
}

/** A printer that is off, or a browser that may not print, must not take the number away. */
function print(): void {
  try {
    window.print();
  } catch {
    // The screen says what to do without paper.
  }
}

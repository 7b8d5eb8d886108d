import { Problem } from '@buka-pintu/client';
import { useState } from 'preact/hooks';
import type { Screen } from './kiosk';
import type { KioskLine, Standing } from './kiosk-line';
import { canScan, Scan } from './scan';
import { Refusal } from './refusal';
import { useWords } from './words';

const ROWS = ['1234567890', 'ABCDEFGHIJ', 'KLMNOPQRST', 'UVWXYZ'];
const LONGEST = 20;

interface Props {
  line: KioskLine;
  standing: Standing;
  show: (screen: Screen) => void;
}

/** With a booking: the camera or the keypad, and the ticket. */
export function BookedScreens({ line, standing, show }: Props) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const [isScanning, setScanning] = useState(false);
  const [noCamera, setNoCamera] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const checkIn = async (shown: string): Promise<void> => {
    if (busy || !shown) return;
    setBusy(true);
    try {
      show({ at: 'ticket', ticket: await line.checkIn(shown) });
    } catch (cause) {
      setScanning(false);
      setProblem(cause instanceof Problem ? cause : Problem.network(cause));
    } finally {
      setBusy(false);
    }
  };
  const back = (): void => show({ at: 'start' });
  if (problem) return <Refusal problem={problem} again={() => setProblem(undefined)} back={back} />;
  if (isScanning) {
    const type = (failed: boolean): void => {
      setScanning(false);
      setNoCamera(failed);
    };
    return <Scan read={(text) => void checkIn(text)} type={type} busy={busy} />;
  }
  const add = (sign: string): void => setCode((now) => (now + sign).slice(0, LONGEST));
  return (
    <>
      <h1 tabIndex={-1}>{say('code.title')}</h1>
      <p>{standing.isUp ? say('code.hint') : say('code.noLine')}</p>
      {noCamera && <p role="alert">{say('scan.noCamera')}</p>}
      {canScan() && !noCamera && (
        <button class="big" onClick={() => setScanning(true)}>
          <strong>{say('code.scan')}</strong>
        </button>
      )}
      <form
        class="code"
        onSubmit={(event) => {
          event.preventDefault();
          void checkIn(code);
        }}
      >
        <input
          aria-label={say('code.label')}
          value={code}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          inputMode="none"
          onInput={({ currentTarget }) => setCode(currentTarget.value.toUpperCase())}
        />
        <div class="keys">
          {ROWS.map((row) => (
            <div key={row}>
              {[...row].map((sign) => (
                <button key={sign} type="button" onClick={() => add(sign)}>
                  {sign}
                </button>
              ))}
              {row === ROWS.at(-1) && (
                <>
                  <button type="button" class="wide" onClick={() => setCode((now) => now.slice(0, -1))}>
                    {say('code.delete')}
                  </button>
                  <button type="button" class="wide" onClick={() => setCode('')}>
                    {say('code.clear')}
                  </button>
                </>
              )}
            </div>
          ))}
        </div>
        <button class="big main" disabled={busy || code.length === 0}>
          <strong>{busy ? say('busy') : say('code.check')}</strong>
        </button>
      </form>
      <button class="back" onClick={back}>
        {say('back')}
      </button>
    </>
  );
}

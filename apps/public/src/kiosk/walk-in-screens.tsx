import { Problem } from '@buka-pintu/client';
import { useRef, useState } from 'preact/hooks';
import type { Screen } from './kiosk';
import type { KioskLine, Standing } from './kiosk-line';
import type { KioskLane } from './kiosk-shapes';
import { Refusal } from './refusal';
import { useWords } from './words';

interface Props {
  line: KioskLine;
  standing: Standing;
  show: (screen: Screen) => void;
}

/** Without a booking: what for, priority or not, and the number. */
export function WalkInScreens({ line, standing: { view, state }, show }: Props) {
  const { say, of } = useWords();
  const services = view!.services;
  const [service, setService] = useState(services.length === 1 ? services[0]!.code : undefined);
  const [busy, setBusy] = useState(false);
  const isTaking = useRef(false);
  const [problem, setProblem] = useState<Problem>();
  const back = (): void => show({ at: 'start' });
  const take = async (lane: KioskLane): Promise<void> => {
    // A second tap while the first is under way is the same wish.
    if (isTaking.current) return;
    isTaking.current = true;
    setBusy(true);
    try {
      show({ at: 'ticket', ticket: await line.take(service!, lane) });
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : Problem.network(cause));
    } finally {
      isTaking.current = false;
      setBusy(false);
    }
  };
  if (problem) return <Refusal problem={problem} again={() => setProblem(undefined)} back={back} />;
  if (!service) {
    return (
      <>
        <h1 tabIndex={-1}>{say('service.title')}</h1>
        <div class="list">
          {services.map(({ code, name }) => (
            <button key={code} class="big" onClick={() => setService(code)}>
              <strong>{of(name)}</strong>
            </button>
          ))}
        </div>
        <button class="back" onClick={back}>
          {say('back')}
        </button>
      </>
    );
  }
  return (
    <>
      <h1 tabIndex={-1}>{say('lane.title')}</h1>
      <p>{say('lane.who')}</p>
      <div class="ways">
        <button class="big" disabled={busy} onClick={() => void take('priority')}>
          <strong>{say('lane.priority')}</strong>
        </button>
        {state !== 'full' && (
          <button class="big main" disabled={busy} onClick={() => void take('walk_in')}>
            <strong>{say('lane.walk_in')}</strong>
            <span>{say('start.walkInHint')}</span>
          </button>
        )}
      </div>
      {busy && <p role="status">{say('busy')}</p>}
      <button class="back" onClick={() => (services.length > 1 ? setService(undefined) : back())}>
        {say('back')}
      </button>
    </>
  );
}

import './board.css';
import mark from '@buka-pintu/look/mark.svg';
import { useEffect, useRef, useState } from 'preact/hooks';
import { screenTime } from '../clock';
import { clockTime, longDay, zoneName } from '../format';
import { lang, localized, t, type Key, type Lang } from '../i18n';
import { useLive, useNow } from '../live';
import type { BoardCall, BoardView, Wait } from '../shapes';
import { newCalls } from './new-calls';
import { Speaker } from './speaker';
import { spokenCall } from './spoken-call';

/** How long a new call is lifted out before it becomes one of the list, in milliseconds. */
const FRESH = 12_000;

/** The waiting-room screen of one service point; hangs unattended on a wall for months. */
export function Board({ code }: { code: string }) {
  const { view, state, problem } = useLive<BoardView>(`/v1/queue/boards/${encodeURIComponent(code)}/stream`);
  const { fresh, soundOn, wake } = useCalls(view);
  if (problem) return <Unknown code={code} />;
  if (!view) return <main class="board" aria-busy="true" />;
  return (
    <main class="board">
      <Header view={view} />
      <section class="board-calls" aria-label={t('board.title')}>
        {view.calls.length === 0 ? <Nobody view={view} /> : <Calls calls={view.calls} fresh={fresh} />}
      </section>
      <aside class="board-side">
        <Waiting view={view} />
        <Last view={view} />
      </aside>
      <footer class="board-foot">
        {state === 'waiting' ? (
          <p class="board-lost" role="status">
            {t('board.lost', { time: clockTime(view.at, view.zone) })}
          </p>
        ) : (
          <p role="status">{view.notice && view.calls.length > 0 ? localized(view.notice) : ''}</p>
        )}
        {!soundOn && (
          <button type="button" class="board-sound" onClick={wake}>
            {t('board.soundOff')}
          </button>
        )}
      </footer>
    </main>
  );
}

/** Speaks what is new and remembers for a while which call to lift out. */
function useCalls(view: BoardView | undefined) {
  const speaker = useRef(new Speaker());
  const before = useRef<BoardCall[] | undefined>(undefined);
  const told = useRef<string | undefined>(undefined);
  const [fresh, setFresh] = useState<string>();
  const [soundOn, setSoundOn] = useState(false);
  const wake = (): void => void speaker.current.wake().then(setSoundOn);

  useEffect(() => {
    wake();
    // Any touch will do: whoever wipes the screen turns the sound on.
    addEventListener('pointerdown', wake);
    addEventListener('keydown', wake);
    return () => (removeEventListener('pointerdown', wake), removeEventListener('keydown', wake));
  }, []);

  useEffect(() => {
    if (!view) return undefined;
    const calls = newCalls(before.current, view.calls);
    before.current = view.calls;
    for (const call of calls) speaker.current.say(spokenCall(call.number, call.counterNumber));
    // What is down is heard once when it is said, and again when it is said otherwise; a screen that was just opened only shows it.
    const notice = view.notice?.id ?? '';
    if (notice && told.current !== undefined && told.current !== notice)
      speaker.current.say({ text: notice, files: [] });
    told.current = notice;
    const latest = calls[calls.length - 1];
    if (latest) setFresh(latest.ticketId);
    return undefined;
  }, [view]);

  useEffect(() => {
    const timer = setTimeout(() => setFresh(undefined), FRESH);
    return () => clearTimeout(timer);
  }, [fresh]);

  return { fresh, soundOn, wake };
}

function Header({ view }: { view: BoardView }) {
  // The screen's own clock may be hours off; the server's time is carried on from the last view.
  const now = useNow();
  const skew = useRef(0);
  useEffect(() => {
    skew.current = Date.parse(view.at) - screenTime();
  }, [view.at]);
  const instant = new Date(now + skew.current).toISOString();
  return (
    <header class="board-head">
      <img src={mark} alt="" />
      <div>
        <h1>{view.servicePoint.name}</h1>
        {view.officeName !== view.servicePoint.name && <p>{view.officeName}</p>}
      </div>
      <p class="board-clock">
        <time dateTime={instant}>{clockTime(instant, view.zone, 'id')}</time>
        <span>
          {longDay(instant, view.zone, lang())} · {zoneName(view.zone)}
        </span>
      </p>
    </header>
  );
}

/** Both languages at once: a waiting room does not share one. */
function Both({ text }: { text: Key }) {
  const other: Lang = lang() === 'id' ? 'en' : 'id';
  return (
    <>
      {t(text)}{' '}
      <span class="board-other" lang={other}>
        {t(text, {}, other)}
      </span>
    </>
  );
}

function Calls({ calls, fresh }: { calls: BoardCall[]; fresh: string | undefined }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Both text="board.number" />
          </th>
          <th scope="col">
            <Both text="board.counter" />
          </th>
        </tr>
      </thead>
      <tbody aria-live="assertive">
        {calls.slice(0, 4).map((call) => (
          <tr key={call.ticketId} class={call.ticketId === fresh ? 'fresh' : ''}>
            <td>
              {call.number}
              {(call.step ?? call.numberFrom) && (
                <span class="board-what">
                  {[call.step && localized(call.step), call.numberFrom].filter(Boolean).join(' · ')}
                </span>
              )}
              {call.callCount > 1 && <span class="board-recall">{t('board.recall', { count: call.callCount })}</span>}
            </td>
            <td>{call.counterNumber}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An empty board is looked at for its reason: closed, or a break. Only without one does it promise the next call. */
const Nobody = ({ view: { notice } }: { view: BoardView }) => (
  <div class="board-nobody">
    <p>{notice ? localized(notice) : t('board.none')}</p>
    <p>{notice ? t('board.none') : t('board.noneHint')}</p>
  </div>
);

/** What a newcomer of the lane will wait, as short as a television needs it; nothing where that can’t be said. */
const shortWait = ({ p50Minutes: from, p90Minutes: to }: Wait): string =>
  from === null || to === null ? '' : t('board.wait', { from, to });

function Waiting({ view }: { view: BoardView }) {
  const lanes = view.waiting.filter(({ count }) => count > 0);
  const total = view.waiting.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="board-waiting">
      <h2>
        <Both text="board.waiting" />
      </h2>
      <p class="board-total">{total}</p>
      <dl>
        {lanes.map((it) => (
          <div key={it.lane}>
            <dt>
              {t(`lane.${it.lane}` as Key)}
              <small class="board-wait">{shortWait(it)}</small>
            </dt>
            <dd>{it.count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Last({ view }: { view: BoardView }) {
  return (
    <section class="board-last">
      <h2>
        <Both text="board.last" />
      </h2>
      {view.last.length === 0 ? (
        <p>{t('board.lastNone')}</p>
      ) : (
        <table>
          <tbody>
            {view.last.slice(0, 6).map((call) => (
              <tr key={`${call.number} ${call.calledAt}`}>
                <td>{call.number}</td>
                <td>
                  {t('board.counter')} {call.counterNumber}
                </td>
                <td>{clockTime(call.calledAt, view.zone, 'id')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** How soon a board that was refused asks again, in milliseconds. */
const AGAIN = 60_000;

/** Nobody stands at a wall to press reload: what was refused for a moment, during an update say, comes back by itself. */
function Unknown({ code }: { code: string }) {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), AGAIN);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="plain">
      <img src={mark} alt="" width="48" />
      <h1>{t('board.unknown', { code })}</h1>
      <p>
        <a href="/">{t('notFound.home')}</a>
      </p>
    </main>
  );
}

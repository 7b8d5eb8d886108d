import { useCallback, useEffect, useState } from 'preact/hooks';
import { clockTime } from '../format';
import type { Lang } from '../i18n';
import { useNow } from '../live';
import { BookedScreens } from './booked-screens';
import { Idle } from './idle';
import { KioskLine, type GivenTicket, type Standing } from './kiosk-line';
import { browserStore } from './kiosk-memory';
import { keepForOffline, onlyTab } from './kiosk-tab';
import { PairScreen, SecondTabScreen, ShutScreen } from './pair-screen';
import { Slip } from './slip';
import { StartScreen } from './start-screen';
import { TicketScreen } from './ticket-screen';
import { WalkInScreens } from './walk-in-screens';
import { Language, useWords } from './words';
import './kiosk.css';

const BEAT_MS = 30_000;
/** While the line is down it is tried more often: a queue that waits to be told should not wait long. */
const RETRY_MS = 10_000;

export type Screen = { at: 'start' } | { at: 'booked' } | { at: 'walkIn' } | { at: 'ticket'; ticket: GivenTicket };
export interface Aids {
  largeType: boolean;
  contrast: boolean;
}
const NO_AIDS: Aids = { largeType: false, contrast: false };
const START: Screen = { at: 'start' };

/** The kiosk's page: one person after the other, nothing left of the one before. */
export function Kiosk() {
  const [language, setLanguage] = useState<Lang>('id');
  const [aids, setAids] = useState(NO_AIDS);
  const [screen, setScreen] = useState<Screen>(START);
  const { line, standing, isSecondTab } = useLine(language);
  const again = useCallback(() => {
    setScreen(START);
    setLanguage('id');
    setAids(NO_AIDS);
  }, []);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset['type'] = aids.largeType ? 'large' : '';
    root.dataset['contrast'] = aids.contrast ? 'high' : '';
    root.dataset['theme'] = 'light';
  }, [language, aids]);
  useEffect(() => (document.querySelector('h1') as HTMLElement | null)?.focus({ preventScroll: true }), [screen]);
  return (
    <Language.Provider value={language}>
      <div class="kiosk">
        {isSecondTab ? (
          <SecondTabScreen />
        ) : !standing ? (
          <Opening />
        ) : !standing.isPaired ? (
          <PairScreen line={line} unsent={standing.unsent} />
        ) : standing.shut ? (
          <ShutScreen line={line} problem={standing.shut} unsent={standing.unsent} />
        ) : !standing.view ? (
          <Opening />
        ) : (
          <>
            <Head standing={standing} />
            <main>
              {screen.at === 'start' && (
                <StartScreen
                  {...{ standing, aids, setAids, language, setLanguage, show: setScreen }}
                  canGoOn={line.canGoOn()}
                />
              )}
              {screen.at === 'booked' && <BookedScreens {...{ line, standing, show: setScreen }} />}
              {screen.at === 'walkIn' && <WalkInScreens {...{ line, standing, show: setScreen }} />}
              {screen.at === 'ticket' && <TicketScreen ticket={screen.ticket} standing={standing} done={again} />}
            </main>
            <Foot standing={standing} />
            {screen.at !== 'ticket' && <Idle isAtStart={screen.at === 'start'} over={again} />}
          </>
        )}
      </div>
      {screen.at === 'ticket' && standing?.view && <Slip ticket={screen.ticket} view={standing.view} />}
    </Language.Provider>
  );
}

/** The line for as long as the page stands, in one tab only. */
function useLine(language: Lang) {
  const [standing, setStanding] = useState<Standing>();
  const [isSecondTab, setSecondTab] = useState(false);
  const [line] = useState(() => new KioskLine(browserStore(), setStanding));
  useEffect(() => line.speak(language), [line, language]);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const beat = async (): Promise<void> => {
      const isUp = await line.beat();
      if (!stop.signal.aborted) timer = setTimeout(() => void beat(), isUp ? BEAT_MS : RETRY_MS);
    };
    const begin = async (): Promise<void> => {
      if (!(await onlyTab(stop.signal))) return setSecondTab(true);
      await line.open();
      await beat();
      await keepForOffline();
    };
    const now = (): void => void line.beat();
    addEventListener('online', now);
    void begin();
    return () => {
      stop.abort();
      clearTimeout(timer);
      removeEventListener('online', now);
    };
  }, [line]);
  return { line, standing, isSecondTab };
}

function Opening() {
  const { say } = useWords();
  return (
    <main aria-busy="true">
      <h1 tabIndex={-1}>{say('title')}</h1>
      <p>{say('loading')}</p>
    </main>
  );
}

function Head({ standing: { view } }: { standing: Standing }) {
  const { language } = useWords();
  const now = useNow(5_000);
  return (
    <header>
      <span>
        <strong>{view!.officeName}</strong>
        {view!.servicePoint.name === view!.officeName ? '' : ` · ${view!.servicePoint.name}`}
      </span>
      <time>{clockTime(new Date(now).toISOString(), view!.zone, language)}</time>
    </header>
  );
}

function Foot({ standing: { view, isUp, unsent } }: { standing: Standing }) {
  const { say, of } = useWords();
  return (
    <footer>
      <div role="status">{!isUp && <p class="warn">{say('line.down')}</p>}</div>
      {view!.notice && <p class="warn">{of(view!.notice)}</p>}
      {view!.demo && <p class="warn">{say('slip.demo')}</p>}
      <p>
        {view!.name}
        {unsent > 0 && ` · ${say('line.unsent', { count: unsent })}`}
      </p>
    </footer>
  );
}

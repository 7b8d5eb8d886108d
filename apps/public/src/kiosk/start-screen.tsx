import { clockTime, longDay } from '../format';
import type { Lang } from '../i18n';
import type { Aids, Screen } from './kiosk';
import type { Standing } from './kiosk-line';
import { useWords } from './words';

interface Props {
  standing: Standing;
  canGoOn: boolean;
  aids: Aids;
  setAids: (aids: Aids) => void;
  language: Lang;
  setLanguage: (language: Lang) => void;
  show: (screen: Screen) => void;
}

/** The first screen: language, what helps to read, and the two ways on. */
export function StartScreen({ standing, canGoOn, aids, setAids, language, setLanguage, show }: Props) {
  const { say } = useWords();
  const { state, isUp } = standing;
  const isShut = state === 'closed' || state === 'disrupted';
  const hasNumbers = isUp || canGoOn;
  return (
    <>
      <h1 tabIndex={-1}>{say('title')}</h1>
      <div class="aids">
        <div role="group" aria-label={say('start.language')}>
          {(['id', 'en'] as const).map((one) => (
            <button key={one} lang={one} aria-pressed={language === one} onClick={() => setLanguage(one)}>
              {one === 'id' ? 'Bahasa Indonesia' : 'English'}
            </button>
          ))}
        </div>
        <div>
          <button aria-pressed={aids.largeType} onClick={() => setAids({ ...aids, largeType: !aids.largeType })}>
            {say('start.type')}
          </button>
          <button aria-pressed={aids.contrast} onClick={() => setAids({ ...aids, contrast: !aids.contrast })}>
            {say('start.contrast')}
          </button>
        </div>
      </div>
      <State standing={standing} />
      {!isUp && !canGoOn && state !== 'closed' && (
        <p class="say" role="alert">
          {say('line.downNone')}
        </p>
      )}
      <div class="ways">
        {state !== 'disrupted' && (
          <button class="big" onClick={() => show({ at: 'booked' })}>
            <strong>{say('start.booked')}</strong>
            <span>{say('start.bookedHint')}</span>
          </button>
        )}
        {!isShut && hasNumbers && (
          <button class="big main" onClick={() => show({ at: 'walkIn' })}>
            <strong>{say('start.walkIn')}</strong>
            <span>{say('start.walkInHint')}</span>
          </button>
        )}
      </div>
    </>
  );
}

/** Why no number is given, and what to do; nothing while numbers are given. */
function State({ standing: { state, view } }: { standing: Standing }) {
  const { language, say, of } = useWords();
  if (state === 'open') return null;
  const opens = state === 'closed' ? view!.hours.find(({ opensAt }) => opensAt > view!.at) : undefined;
  const when =
    opens && `${longDay(opens.opensAt, view!.zone, language)} ${clockTime(opens.opensAt, view!.zone, language)}`;
  return (
    <section class="say" role="alert">
      <strong>{say(`state.${state}`)}</strong>
      {view!.reason && <p>{of(view!.reason)}</p>}
      <p>{state === 'full' ? say('state.fullHint') : when ? say('state.opens', { time: when }) : say('state.ask')}</p>
    </section>
  );
}

import { Problem, take } from '@buka-pintu/client';
import { useEffect, useState } from 'preact/hooks';
import { open } from '../api';
import { clockTime, longDay } from '../format';
import { t, type Key } from '../i18n';
import { Masthead } from '../ui/masthead';

type Offices = Awaited<ReturnType<typeof listOffices>>;
type Found = Awaited<ReturnType<typeof lookUp>>;

const listOffices = async () => (await take(open.GET('/v1/offices'))).items;
const lookUp = (code: string, phoneLast4: string) =>
  take(open.POST('/v1/queue/booking-lookups', { body: { code: code.trim().toUpperCase(), phoneLast4 } }));

/** The front door: find one's booking, find the board, or go to work. */
export function Home() {
  return (
    <>
      <Masthead />
      <main class="plain">
        <p class="soft">{t('app.tagline')}</p>
        <Lookup />
        <Boards />
      </main>
    </>
  );
}

const REFUSALS: Record<string, Key> = { too_many_requests: 'home.tooMany', network: 'home.failed' };

function Lookup() {
  const [found, setFound] = useState<Found>();
  const [refusal, setRefusal] = useState<Key>();
  const [busy, setBusy] = useState(false);
  const find = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setRefusal(undefined);
    setFound(undefined);
    try {
      setFound(await lookUp(String(form.get('code')), String(form.get('phone'))));
    } catch (cause) {
      const refused = cause instanceof Problem ? cause : Problem.network(cause);
      setRefusal(refused.status === 429 ? 'home.tooMany' : (REFUSALS[refused.code] ?? 'home.notFound'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void find(event)}>
      <h1>{t('home.lookup')}</h1>
      <p class="soft">{t('home.lookupHint')}</p>
      <label class="field">
        <span>{t('home.code')}</span>
        <small>{t('home.codeExample')}</small>
        <input name="code" required autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={20} />
      </label>
      <label class="field">
        <span>{t('home.phone')}</span>
        <input name="phone" required inputMode="numeric" autocomplete="off" pattern="[0-9]{4}" maxLength={4} />
      </label>
      {refusal && (
        <p class="notice late" role="alert">
          {t(refusal)}
        </p>
      )}
      <button class="button main" disabled={busy}>
        {t('home.find')}
      </button>
      {found && <Result found={found} />}
      <a class="button" href="/mine/">
        {t('home.lostLink')}
      </a>
    </form>
  );
}

function Result({ found }: { found: Found }) {
  return (
    <section class="notice" role="status">
      <strong>{t(`state.${found.state}` as Key)}</strong>
      <br />
      {longDay(found.startsAt, found.zone)}, {clockTime(found.startsAt, found.zone)}
      <br />
      {found.servicePointName}
      {found.ticket && (
        <>
          <br />
          {t('ticket.yourNumber')}: <strong>{found.ticket.number}</strong>
        </>
      )}
    </section>
  );
}

function Boards() {
  const [offices, setOffices] = useState<Offices>();
  useEffect(() => {
    listOffices().then(setOffices, () => setOffices([]));
  }, []);
  return (
    <nav aria-label={t('home.offices')}>
      <h2>{t('home.offices')}</h2>
      {offices?.length === 0 && <p class="soft">{t('home.officesNone')}</p>}
      {offices?.map((office) => (
        <section key={office.code}>
          <p>
            {office.name}
            {office.demo && (
              <>
                <br />
                <small class="soft">{t('home.demo')}</small>
              </>
            )}
          </p>
          {office.servicePoints.map((point) => (
            <a key={point.code} class="button" href={`/board/${point.code}`}>
              {point.name}
            </a>
          ))}
        </section>
      ))}
      <p>
        <a href="/admin/">{t('home.staff')}</a> · <a href="/docs">{t('home.docs')}</a>
      </p>
    </nav>
  );
}

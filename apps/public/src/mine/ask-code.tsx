import { take } from '@buka-pintu/client';
import { useState } from 'preact/hooks';
import { open } from '../api';
import { lang, t } from '../i18n';
import { words } from './my-things';

const askCode = (contact: { phone: string } | { email: string }) =>
  take(open.POST('/v1/citizen-codes', { body: { ...contact, locale: lang() } }));
export type Asked = Awaited<ReturnType<typeof askCode>> & { to: string };

const Refusal = ({ text }: { text: string | undefined }) =>
  text ? (
    <p class="notice late" role="alert">
      {text}
    </p>
  ) : null;

/** The first step: where the code goes. */
export function AskContact({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const [way, setWay] = useState<'phone' | 'email'>('phone');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get('contact')).trim();
    // People write numbers in groups, as they say them.
    const to = way === 'phone' ? given.replace(/[\s().-]/g, '') : given;
    setBusy(true);
    setRefusal(undefined);
    try {
      onAsked({ ...(await askCode(way === 'phone' ? { phone: to } : { email: to })), to });
    } catch (cause) {
      setRefusal(words(cause));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void ask(event)}>
      <p>{t('mine.hint')}</p>
      <fieldset class="either">
        <legend>{t('mine.way')}</legend>
        <label>
          <input type="radio" name="way" checked={way === 'phone'} onChange={() => setWay('phone')} />
          {t('mine.byPhone')}
        </label>
        <label>
          <input type="radio" name="way" checked={way === 'email'} onChange={() => setWay('email')} />
          {t('mine.byEmail')}
        </label>
      </fieldset>
      <label class="field" key={way}>
        <span>{t(way === 'phone' ? 'mine.phone' : 'mine.email')}</span>
        <small>{t(way === 'phone' ? 'mine.phoneExample' : 'mine.emailExample')}</small>
        {way === 'phone' ? (
          <input name="contact" required type="tel" autocomplete="tel" maxLength={24} />
        ) : (
          <input name="contact" required type="email" autocomplete="email" maxLength={254} />
        )}
      </label>
      <Refusal text={refusal} />
      <button class="button main" disabled={busy}>
        {t('mine.send')}
      </button>
      <a class="button" href="/">
        {t('notFound.home')}
      </a>
    </form>
  );
}

/** The second step. What it says is true whether the contact is known or not. */
export function AskDigits(props: { asked: Asked; onDigits: (code: string) => Promise<void>; onBack: () => void }) {
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const digits = String(new FormData(event.currentTarget as HTMLFormElement).get('code')).replace(/\D/g, '');
    setBusy(true);
    setRefusal(undefined);
    try {
      await props.onDigits(digits);
    } catch (cause) {
      setRefusal(words(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void enter(event)}>
      <p>{t('mine.sent', { to: props.asked.to })}</p>
      <label class="field digits">
        <span>{t('mine.code')}</span>
        <small>{t('mine.codeHint')}</small>
        <input
          name="code"
          required
          inputMode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9 ]{6,9}"
          maxLength={9}
        />
      </label>
      <Refusal text={refusal} />
      <button class="button main" disabled={busy}>
        {t('mine.open')}
      </button>
      <button type="button" class="button" onClick={props.onBack}>
        {t('mine.again')}
      </button>
    </form>
  );
}

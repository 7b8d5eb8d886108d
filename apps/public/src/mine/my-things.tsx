import './my-things.css';
import { Problem, take } from '@buka-pintu/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { open, withLink } from '../api';
import { t, type Key } from '../i18n';
import { Masthead } from '../ui/masthead';
import { AskContact, AskDigits, type Asked } from './ask-code';
import { ThingList, type Things } from './thing-list';
import { forgetVisit, keepVisit, keptVisit } from './visit';

/** Lost my link: a code to the phone or address of the booking, and then everything that is mine, at all offices. */
export function MyThings() {
  const [asked, setAsked] = useState<Asked>();
  const [token, setToken] = useState(keptVisit);
  const [things, setThings] = useState<Things>();
  const [note, setNote] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!token) return;
    take(withLink(token).GET('/v1/my-things')).then(
      ({ items }) => setThings(items),
      (cause: unknown) => {
        // Half an hour is over, or somebody ended it on another page: start again, and say why.
        if (cause instanceof Problem && cause.status === 401) leave('mine.over');
        else setNote(words(cause));
      },
    );
  }, [token]);
  // Each step replaces the one before: whoever listens to the page, or uses keys, goes with it.
  const step = things ? 'list' : asked ? 'digits' : 'contact';
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [step]);

  const leave = (why?: Key): void => {
    forgetVisit();
    setToken(undefined);
    setThings(undefined);
    setAsked(undefined);
    setNote(why && t(why));
  };
  const enter = async (code: string): Promise<void> => {
    const visit = await take(open.POST('/v1/citizen-visits', { body: { codeId: asked!.codeId, code } }));
    keepVisit(visit.token);
    setNote(undefined);
    setToken(visit.token);
  };
  const end = (): void => {
    // Whether or not it is heard: the token is forgotten here, and ends by itself soon.
    if (token)
      void withLink(token)
        .DELETE('/v1/citizen-visits/current')
        .catch(() => undefined);
    leave('mine.ended');
  };

  return (
    <>
      <Masthead />
      <main class="plain">
        <h1 ref={heading} tabIndex={-1}>
          {t('mine.title')}
        </h1>
        <Unencrypted />
        {note && (
          <p class="notice" role="status">
            {note}
          </p>
        )}
        {things && token ? (
          <ThingList token={token} things={things} onEnd={end} />
        ) : token ? (
          !note && <p aria-busy="true">{t('ticket.loading')}</p>
        ) : asked ? (
          <AskDigits asked={asked} onDigits={enter} onBack={() => setAsked(undefined)} />
        ) : (
          <AskContact onAsked={setAsked} />
        )}
      </main>
    </>
  );
}

/** On plain HTTP somebody in the same network can read along; on the machine itself nobody can. */
function Unencrypted() {
  const { protocol, hostname } = location;
  if (protocol !== 'http:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return null;
  return <p class="notice late">{t('mine.unencrypted')}</p>;
}

/** What went wrong, in the words of the API, which are in the page's language. */
export function words(cause: unknown): string {
  const problem = cause instanceof Problem ? cause : Problem.network(cause);
  return problem.code === 'network' ? t('home.failed') : (problem.body.detail ?? problem.body.title);
}

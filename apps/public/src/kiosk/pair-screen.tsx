import { Problem } from '@buka-pintu/client';
import { useState } from 'preact/hooks';
import type { KioskLine } from './kiosk-line';
import { useWords } from './words';

/** For the officer who sets the kiosk up: the code from the admin. */
export function PairScreen({ line, unsent }: { line: KioskLine; unsent: number }) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const pair = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await line.pair(code);
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : Problem.network(cause);
      setRefusal(
        problem.status === 0 ? say('pair.noLine') : problem.status === 429 ? say('pair.tooMany') : problem.message,
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <main class="narrow">
      <h1 tabIndex={-1}>{say('pair.title')}</h1>
      <p>{say('pair.hint')}</p>
      {unsent > 0 && <p class="say">{say('pair.kept', { count: unsent })}</p>}
      <form
        class="code"
        onSubmit={(event) => {
          event.preventDefault();
          void pair();
        }}
      >
        <label>
          {say('pair.code')}
          <input
            value={code}
            required
            maxLength={20}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            onInput={({ currentTarget }) => setCode(currentTarget.value.toUpperCase())}
          />
        </label>
        {refusal && (
          <p class="say" role="alert">
            {refusal}
          </p>
        )}
        <button class="big main" disabled={busy}>
          <strong>{busy ? say('pair.busy') : say('pair.do')}</strong>
        </button>
      </form>
    </main>
  );
}

/** Shut out: what citizens do now, and what officers do. */
export function ShutScreen({ line, problem, unsent }: { line: KioskLine; problem: Problem; unsent: number }) {
  const { say } = useWords();
  const [isPairing, setPairing] = useState(false);
  if (isPairing) return <PairScreen line={line} unsent={unsent} />;
  return (
    <main class="narrow">
      <h1 tabIndex={-1}>{say('shut.title')}</h1>
      <p>{say('shut.hint')}</p>
      <section class="say" role="alert">
        <strong>{problem.body.title}</strong>
        <p>{problem.message}</p>
      </section>
      {unsent > 0 && <p>{say('pair.kept', { count: unsent })}</p>}
      <button class="big" onClick={() => setPairing(true)}>
        <strong>{say('shut.pair')}</strong>
      </button>
    </main>
  );
}

/** Two tabs would hand out the same numbers. */
export function SecondTabScreen() {
  const { say } = useWords();
  return (
    <main class="narrow">
      <h1 tabIndex={-1}>{say('second.title')}</h1>
      <p>{say('second.hint')}</p>
    </main>
  );
}

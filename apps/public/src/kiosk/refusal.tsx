import type { Problem } from '@buka-pintu/client';
import { useWords } from './words';

/** A no in the office's own words, and what to do instead. */
export function Refusal({ problem, again, back }: { problem: Problem; again: () => void; back: () => void }) {
  const { say } = useWords();
  const words =
    problem.code === 'network'
      ? say('code.noLine')
      : problem.code === 'no_numbers'
        ? say('line.downNone')
        : problem.message;
  return (
    <>
      <h1 tabIndex={-1}>{say('refused.title')}</h1>
      <section class="say" role="alert">
        {problem.status > 0 && problem.code !== 'no_numbers' && <strong>{problem.body.title}</strong>}
        <p>{words}</p>
        <p>{say('refused.desk')}</p>
      </section>
      <div class="ways">
        <button class="big" onClick={again}>
          <strong>{say('refused.again')}</strong>
        </button>
        <button class="big main" onClick={back}>
          <strong>{say('done')}</strong>
        </button>
      </div>
    </>
  );
}

import type { ReactNode } from 'react';
import css from './timeline.module.css';

/** What happened to something, newest first: each with its moment, who did it, and what changed by it. */
export function Timeline(props: {
  label: string;
  entries: readonly { id: string; at: string; by: string; title: ReactNode; details?: ReactNode }[];
}) {
  return (
    <ol className={css.line} aria-label={props.label}>
      {props.entries.map((entry) => (
        <li key={entry.id} className={css.entry}>
          <p className={css.when}>
            {entry.at} · {entry.by}
          </p>
          <p className={css.title}>{entry.title}</p>
          {entry.details}
        </li>
      ))}
    </ol>
  );
}

import { useEffect, type ReactNode } from 'react';
import css from './page.module.css';

/**
 * The frame of every page: one heading, what is said about it beside it, and the page's own controls at the right edge.
 * Moving to a page puts its name into the window's title.
 */
export function Page(props: { title: string; note?: ReactNode; controls?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Buka Pintu`;
  }, [props.title]);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.names}>
          <h1 className={css.title}>{props.title}</h1>
          {props.note && <p className={css.note}>{props.note}</p>}
        </div>
        {props.controls && <div className={css.controls}>{props.controls}</div>}
      </header>
      {props.children}
    </div>
  );
}

/** A part of a page under its own small heading. */
export function Part(props: {
  title: string;
  note?: ReactNode;
  controls?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`${css.part} ${props.className ?? ''}`}>
      <div className={css.partHead}>
        <h2 className={css.partTitle}>{props.title}</h2>
        {props.note && <span className={css.partNote}>{props.note}</span>}
        {props.controls}
      </div>
      {props.children}
    </section>
  );
}

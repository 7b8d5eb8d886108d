import css from './key-cap.module.css';

/** A key as it is printed on the keyboard. Decoration: the control it stands on carries `aria-keyshortcuts`. */
export function KeyCap(props: { children: string; quiet?: boolean }) {
  return (
    <kbd className={css.cap} data-quiet={props.quiet || undefined} aria-hidden>
      {props.children}
    </kbd>
  );
}

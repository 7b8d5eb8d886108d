import type { ReactNode } from 'react';
import css from './sign-in.module.css';

/** A button that reads as a link, for the way back. */
export function Anchor(props: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css.anchor} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

import mark from '@buka-pintu/look/mark.svg?url';

/** The open door. Decoration: the name stands beside it. */
export function Mark(props: { size: number }) {
  return <img src={mark} width={props.size} height={props.size} alt="" />;
}

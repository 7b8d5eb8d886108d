import css from './check-list.module.css';

/** Things that can be chosen, any number of them, each with its own box. */
export function CheckList(props: {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
  hint?: string;
}) {
  const turn = (value: string, on: boolean): void =>
    props.onChange(on ? [...props.chosen, value] : props.chosen.filter((one) => one !== value));
  return (
    <fieldset className={css.list}>
      <legend className={css.legend}>{props.label}</legend>
      {props.hint && <p className={css.hint}>{props.hint}</p>}
      {props.options.map(({ value, label }) => (
        <label key={value} className={css.one}>
          <input
            type="checkbox"
            checked={props.chosen.includes(value)}
            onChange={(event) => turn(value, event.currentTarget.checked)}
          />
          {label}
        </label>
      ))}
      {props.error && (
        <p className={css.error} role="alert">
          {props.error}
        </p>
      )}
    </fieldset>
  );
}

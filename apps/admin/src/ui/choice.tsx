import { useId } from 'react';
import css from './choice.module.css';

/** One of a few, all of them visible: radio buttons side by side, so that the arrow keys work as everywhere. */
export function Choice<V extends string>(props: {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  error?: string | undefined;
}) {
  const name = useId();
  return (
    <fieldset className={css.choice}>
      <legend className={css.label}>{props.label}</legend>
      <div className={css.options}>
        {props.options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {props.error && <p className={css.error}>{props.error}</p>}
    </fieldset>
  );
}

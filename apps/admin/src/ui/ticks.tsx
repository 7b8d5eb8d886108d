import { Checkbox } from '@mantine/core';
import css from './ticks.module.css';

/** Several of a few, all of them visible. */
export function Ticks<V extends string>(props: {
  label: string;
  options: readonly (readonly [value: V, label: string])[];
  value: readonly V[];
  onChange: (value: V[]) => void;
}) {
  return (
    <fieldset className={css.ticks}>
      <legend>{props.label}</legend>
      {props.options.map(([value, label]) => (
        <Checkbox
          key={value}
          label={label}
          checked={props.value.includes(value)}
          onChange={(event) =>
            props.onChange(
              event.currentTarget.checked ? [...props.value, value] : props.value.filter((one) => one !== value),
            )
          }
        />
      ))}
    </fieldset>
  );
}

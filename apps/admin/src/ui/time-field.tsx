import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { timeOf } from '../lib/time-of-day.js';

/**
 * A time of day as everybody here writes it, 24 hours, whatever the browser believes: `type="time"` would ask for AM and PM
 * on a computer set up in English. "8", "0830" and "8.30" are understood when the field is left.
 */
export function TimeField(props: {
  label?: string;
  'aria-label'?: string;
  value: string;
  onChange: (value: string) => void;
  error?: React.ReactNode;
  className?: string;
}) {
  const { value, onChange, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      placeholder="00:00"
      maxLength={5}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(/^\d\d:\d\d$/.test(text) ? (timeOf(text) ?? '') : '');
      }}
      onBlur={() => {
        if (typed !== null) onChange(timeOf(typed) ?? '');
        setTyped(null);
      }}
    />
  );
}

import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { timeOf } from '../lib/time-of-day.js';

/**
 * A time of day as it stands on the door, 00:00 to 24:00, whatever the browser believes: `type="time"` would ask for AM and PM on
 * a computer set up in English, and has no end of the day. "8", "0830" and "8.30" are understood when the field is left; what is
 * not understood stays to be mended, and the value is empty meanwhile.
 */
export function TimeField(props: {
  label?: string;
  'aria-label'?: string;
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  required?: boolean;
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
      pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
      maxLength={5}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(/^\d\d:\d\d$/.test(text) ? (timeOf(text) ?? '') : '');
      }}
      onBlur={() => {
        const time = typed === null ? undefined : timeOf(typed);
        if (time === undefined) return;
        onChange(time);
        setTyped(null);
      }}
    />
  );
}

import { TextInput } from '@mantine/core';

/**
 * A time of day as it stands on the door, 00:00 to 24:00. The browser's own field shows AM and PM on some workstations and
 * has no end of the day; here 8, 0830 and 8.30 are understood as well.
 */
export function TimeField(props: {
  label?: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}) {
  return (
    <TextInput
      {...(props.label ? { label: props.label } : { 'aria-label': props.name })}
      inputMode="numeric"
      required
      maxLength={5}
      pattern="([01]\d|2[0-3]):[0-5]\d|24:00"
      placeholder="08:00"
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={(event) => props.onChange(asTime(event.currentTarget.value))}
      error={props.error}
    />
  );
}

/** What somebody typed as HH:MM where it can be read as such; else as it is, for the field to refuse. */
export function asTime(text: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})[:.]?(\d{2})?$/.exec(text.trim()) ?? [];
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`;
}

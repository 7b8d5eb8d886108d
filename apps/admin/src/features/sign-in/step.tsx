import type { FormEvent, ReactNode } from 'react';
import { Button } from '@mantine/core';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './sign-in.module.css';

/** One step of signing in: a sentence that says what is asked and why, the fields, one button. */
export function StepForm(props: {
  lead: string;
  button: string;
  busy: boolean;
  error: unknown;
  fields?: readonly string[];
  onSubmit: () => void;
  children: ReactNode;
  below?: ReactNode;
}) {
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!props.busy) props.onSubmit();
  }
  return (
    <form className={css.step} onSubmit={submit} noValidate>
      <p className={css.lead}>{props.lead}</p>
      <ProblemBanner error={props.error} without={props.fields ?? []} />
      {props.children}
      <Button type="submit" variant="filled" size="md" loading={props.busy} fullWidth>
        {props.button}
      </Button>
      {props.below}
    </form>
  );
}

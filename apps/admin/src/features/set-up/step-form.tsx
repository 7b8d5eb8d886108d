import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './set-up.module.css';
import type { Step } from './progress.js';

/** One step: what is asked and why, the fields, back and on. What is saved is saved before the next step opens. */
export function StepForm(props: {
  step: Step;
  busy: boolean;
  error: unknown;
  /** Pointers that the step shows at its own fields. */
  fields?: readonly string[];
  onSubmit: () => void;
  onBack?: (() => void) | undefined;
  /** Further buttons beside the one that goes on. */
  more?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!props.busy) props.onSubmit();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={t(`setUp.step.${props.step}`)}>
      <h2 className={css.title}>{t(`setUp.step.${props.step}`)}</h2>
      <p className={css.lead}>{t(`setUp.lead.${props.step}`)}</p>
      {props.children}
      <ProblemBanner error={props.error} without={props.fields ?? []} />
      <div className={css.buttons}>
        {props.onBack ? (
          <Button variant="subtle" onClick={props.onBack}>
            {t('setUp.back')}
          </Button>
        ) : (
          <span />
        )}
        <span className={css.inline}>
          {props.more}
          <Button
            type="submit"
            variant="filled"
            color="gold"
            loading={props.busy}
            rightSection={<IconArrowRight size={18} aria-hidden />}
          >
            {t('setUp.saveAndGoOn')}
          </Button>
        </span>
      </div>
    </form>
  );
}

/** What every step gets: where it stands and how to leave it. */
export interface StepProps {
  /** Looks at the house again and goes on to the next step. */
  onSaved: () => Promise<void>;
  onBack?: (() => void) | undefined;
}

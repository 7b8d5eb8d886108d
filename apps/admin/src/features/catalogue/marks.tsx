import { IconAlertCircle, IconCircleCheckFilled, IconCircleDashed, IconCircleX, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './catalogue.module.css';
import type { EditedSummary, Line } from './catalogue.queries.js';

const ICONS = { published: IconCircleCheckFilled, draft: IconCircleDashed, withdrawn: IconCircleX } as const;

/** A shape and a word; colour only underlines them. */
export function ServiceState(props: { state: EditedSummary['state'] }) {
  const { t } = useTranslation();
  const Icon = ICONS[props.state];
  return (
    <span className={css.mark} data-tone={props.state}>
      <Icon size={14} aria-hidden />
      {t(`catalogue.state.${props.state}`)}
    </span>
  );
}

/** Nothing for a published line: that is the ordinary case. */
export function LineState(props: { state: Line['state'] }) {
  const { t } = useTranslation();
  if (props.state === 'published') return null;
  const Icon = props.state === 'draft' ? IconPencil : IconCircleX;
  return (
    <span className={css.mark} data-tone="draft">
      <Icon size={14} aria-hidden />
      {t(`catalogue.line.${props.state}`)}
    </span>
  );
}

/** What our source leaves open is said in words, never only in colour. */
export function Unsure(props: { children: ReactNode }) {
  return (
    <span className={css.mark} data-tone="unsure">
      <IconAlertCircle size={14} aria-hidden />
      {props.children}
    </span>
  );
}

/** How many of the fourteen parts there are, and whether the first six are among them. */
export function Completeness(props: { of: EditedSummary['completeness'] }) {
  const { t } = useTranslation();
  const { present, missing, missingForPublication } = props.of;
  const done = present.length;
  const all = done + missing.length;
  const text = t('catalogue.partsOf', { done, all });
  return (
    <span className={css.complete} data-short={missingForPublication.length > 0 || undefined}>
      <span className={css.bar} aria-hidden>
        <span style={{ width: `${(done / all) * 100}%` }} />
      </span>
      {text}
    </span>
  );
}

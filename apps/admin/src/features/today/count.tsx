import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import css from './today.module.css';

/** One figure of the day and its name; the whole of it leads to the list behind it. */
export function Count(props: {
  to: '/counter' | '/slots' | '/desk';
  search?: { state: string };
  value: string;
  label: string;
  late?: boolean;
}) {
  return (
    <Link to={props.to} search={props.search ?? {}} className={css.count}>
      <span className={css.value} data-late={props.late || undefined}>
        {props.value}
        {props.late && <IconAlertTriangleFilled size={20} aria-hidden />}
      </span>
      <span className={css.label}>{props.label}</span>
    </Link>
  );
}

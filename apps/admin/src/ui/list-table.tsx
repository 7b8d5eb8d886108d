import { Button, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AfterAWhile } from './after-a-while.js';
import css from './list-table.module.css';
import { ProblemBanner } from './problem-banner.js';

export interface Column<T> {
  name: string;
  head: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right edge, under each other. */
  number?: boolean;
  /** Takes the room the others leave, and wraps: half a name tells two rows apart badly. */
  grow?: boolean;
  /** Left out where the screen is narrow. */
  wideOnly?: boolean;
  width?: string;
}

interface ListTableProps<T> {
  /** What the table holds, read out to who can't see it. */
  caption: string;
  columns: Column<T>[];
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  rowLabel?: (row: T) => string;
  error: unknown;
  /** Pointers of the fields on the page that show their part of the error themselves. */
  without?: readonly string[];
  onRetry: () => void;
  /** Nothing exists yet: says so and offers the first step. */
  none: { title: string; step?: ReactNode };
  /** Things exist but the filters hide them: null when no filter is on. */
  noMatch: { title: string; clear: () => void } | null;
  chosen?: string | undefined;
  onOpen?: (row: T) => void;
  foot?: ReactNode;
}

/**
 * A table in exactly one of its states: loading (said only after a moment), failed (with the way to try again), empty
 * (two kinds, which are not the same), or rows. The arrow keys walk, Enter opens.
 */
export function ListTable<T>(props: ListTableProps<T>) {
  const { t } = useTranslation();
  const { columns, rows, onOpen } = props;
  if (props.error && !rows)
    return <ProblemBanner error={props.error} onRetry={props.onRetry} without={props.without ?? []} />;
  if (!rows) {
    return (
      <AfterAWhile>
        <div className={css.loading} role="status">
          <VisuallyHidden>{t('list.loading')}</VisuallyHidden>
          {Array.from({ length: 6 }, (_, index) => (
            <div key={index} className={css.ghost} />
          ))}
        </div>
      </AfterAWhile>
    );
  }
  if (rows.length === 0) {
    const empty = props.noMatch ?? props.none;
    return (
      <div className={css.empty} role="status">
        <p>{empty.title}</p>
        {props.noMatch ? <Button onClick={props.noMatch.clear}>{t('list.clear')}</Button> : props.none.step}
      </div>
    );
  }
  return (
    <div className={css.frame}>
      {props.error ? <ProblemBanner error={props.error} onRetry={props.onRetry} without={props.without ?? []} /> : null}
      <table className={css.table} onKeyDown={walk}>
        <VisuallyHidden component="caption">{props.caption}</VisuallyHidden>
        <thead>
          <tr>
            {columns.map((column) => {
              // A column of buttons has no name: a heading without text would be read out as one.
              const Cell = column.head === '' ? 'td' : 'th';
              return (
                <Cell
                  key={column.name}
                  {...(column.head === '' ? {} : { scope: 'col' })}
                  data-number={column.number || undefined}
                  data-wide={column.wideOnly || undefined}
                  style={column.width ? { width: column.width } : undefined}
                >
                  {column.head}
                </Cell>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={props.rowKey(row)}
              data-chosen={props.rowKey(row) === props.chosen || undefined}
              data-opens={onOpen ? true : undefined}
              onClick={onOpen ? () => onOpen(row) : undefined}
            >
              {columns.map((column, index) => (
                <td
                  key={column.name}
                  data-number={column.number || undefined}
                  data-grow={column.grow || undefined}
                  data-wide={column.wideOnly || undefined}
                >
                  {index === 0 && onOpen ? (
                    <button
                      type="button"
                      className={css.open}
                      aria-label={props.rowLabel?.(row)}
                      aria-current={props.rowKey(row) === props.chosen || undefined}
                    >
                      {column.cell(row)}
                    </button>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.foot}
    </div>
  );
}

interface MoreProps {
  /** An infinite query: what it answers of its pages. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** Where the next ones are not older ones. */
  label?: string;
}

/** Fetches a list's next page; nothing once everything is there. */
export function More({ list, label }: MoreProps) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <div>
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {label ?? t('list.more')}
      </Button>
    </div>
  );
}

/** Arrow keys move between the rows' own buttons; the browser does the rest. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('tbody td:first-child > button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

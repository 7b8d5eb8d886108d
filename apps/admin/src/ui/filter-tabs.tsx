import css from './filter-tabs.module.css';

/** A filter whose few values all stand on the page, each with how many it holds when that is known. */
export function FilterTabs<V extends string>(props: {
  label: string;
  value: V | '';
  options: readonly { value: V | ''; label: string; count?: string | undefined }[];
  onChange: (value: V | '') => void;
}) {
  return (
    <div className={css.tabs} role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={css.tab}
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className={css.count}>{option.count}</span>}
        </button>
      ))}
    </div>
  );
}

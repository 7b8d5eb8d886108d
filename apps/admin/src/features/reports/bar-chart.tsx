import css from './reports.module.css';

export interface Bar {
  label: string;
  /** The filled part; null where nothing can be told. */
  value: number | null;
  /** The outlined part behind it, such as the nine in ten over the half. */
  upper?: number | null;
}

const HEIGHT = 160;
const FOOT = 22;
const LEFT = 36;
const WIDTH = 720;

/**
 * Bars that need no colour to be read: what is filled and what is outlined differ in shape, a missing one is a dash on the ground
 * line. The table under it says the same in numbers, so that for who hears the page the picture is one sentence.
 */
export function BarChart(props: { label: string; bars: readonly Bar[]; unit: (value: number) => string }) {
  const { bars, unit } = props;
  const top = Math.max(1, ...bars.map((bar) => Math.max(bar.value ?? 0, bar.upper ?? 0)));
  const scale = nice(top);
  const step = (WIDTH - LEFT) / Math.max(1, bars.length);
  const thick = Math.min(36, step * 0.66);
  const y = (value: number): number => HEIGHT - (value / scale) * (HEIGHT - 12);
  // Labels that would run into each other say less than a few that don't.
  const every = Math.max(1, Math.ceil(bars.length / 14));
  return (
    <svg className={css.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-label={props.label}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={css.grid} x1={LEFT} x2={WIDTH} y1={y(share * scale)} y2={y(share * scale)} />
          <text className={css.tick} x={LEFT - 6} y={y(share * scale) + 4} textAnchor="end">
            {unit(share * scale)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const middle = LEFT + step * (index + 0.5);
        const x = middle - thick / 2;
        return (
          <g key={bar.label}>
            {typeof bar.upper === 'number' && (
              <rect
                className={css.upper}
                x={x}
                width={thick}
                y={y(bar.upper)}
                height={Math.max(0, HEIGHT - y(bar.upper))}
              />
            )}
            {bar.value === null ? (
              <line className={css.missing} x1={middle - 4} x2={middle + 4} y1={HEIGHT - 4} y2={HEIGHT - 4} />
            ) : (
              <rect className={css.bar} x={x} width={thick} y={y(bar.value)} height={HEIGHT - y(bar.value)} />
            )}
            {index % every === 0 && (
              <text className={css.tick} x={middle} y={HEIGHT + 16} textAnchor="middle">
                {bar.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The next round number up: 1, 2 or 5 times a power of ten. */
export function nice(top: number): number {
  const power = 10 ** Math.floor(Math.log10(top));
  return ([1, 2, 5, 10].find((times) => times * power >= top) ?? 10) * power;
}

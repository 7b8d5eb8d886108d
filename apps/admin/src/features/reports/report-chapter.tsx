import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { BarChart } from './bar-chart.js';
import type { Chapter, Measure } from './chapters.js';
import css from './reports.module.css';
import type { FiguresView, FigureView } from './reports.queries.js';
import { useKeyWords } from './use-key-words.js';

/** One chapter of a report: what its figures mean, the picture, the comparison, the table. */
export function ReportChapter(props: { chapter: Chapter; view: FiguresView; earlier: FigureView | undefined }) {
  const { chapter, view, earlier } = props;
  const { t } = useTranslation();
  const words = useKeyWords(view);
  const write = useWrite(view);
  const { value, upper, measures } = chapter;
  const title = t(`reports.chapter.${chapter.name}`);
  // A key by which none of it can be told has no picture to show; the total may still be known.
  const told = measures.some((measure) => measure.of(view.total) !== null);
  const bars = view.rows.map((row) => ({
    ...{ label: words.short(row.key ?? ''), value: value.of(row) },
    ...(upper ? { upper: upper.of(row) } : {}),
  }));
  const shape = t(`reports.shape.${chapter.name}`);
  return (
    <Part title={title}>
      <Definitions chapter={chapter} view={view} />
      {!told ? (
        <p className={css.none}>
          {tooFew(chapter) ? t('reports.tooFew', { count: view.fewestMeasured }) : t('reports.untold')}
        </p>
      ) : (
        <>
          <p className={css.total}>
            {measures
              .filter((measure) => measure.of(view.total) !== null)
              .map((measure) => (
                <span key={measure.column}>
                  {t(`reports.column.${measure.column}`)} <strong>{write(measure, view.total)}</strong>
                  {earlier && measure.of(earlier) !== null && (
                    <small>{t('reports.earlier', { value: write(measure, earlier) })}</small>
                  )}
                </span>
              ))}
          </p>
          <figure className={css.figure} tabIndex={0} aria-label={title}>
            <BarChart label={`${title}: ${shape}`} bars={bars} unit={(at) => unitOf(value, at)} />
            <figcaption className={css.shape}>{shape}</figcaption>
          </figure>
          <ListTable
            caption={title}
            rows={[...view.rows, view.total]}
            rowKey={(row) => row.key ?? 'total'}
            error={null}
            onRetry={() => undefined}
            none={{ title: t('reports.nothing') }}
            noMatch={null}
            columns={[
              {
                ...{ name: 'key', head: t(`reports.by.${view.by}`), grow: true },
                cell: (row) => (row.key === null ? <strong>{t('reports.total')}</strong> : words.long(row)),
              },
              ...measures.map((measure) => ({
                ...{ name: measure.column, head: t(`reports.column.${measure.column}`), number: true },
                cell: (row: FigureView) => write(measure, row),
              })),
            ]}
          />
        </>
      )}
    </Part>
  );
}

const tooFew = ({ name }: Chapter): boolean => name === 'waits' || name === 'services' || name === 'forecasts';
const unitOf = ({ unit }: Measure, at: number): string =>
  unit === 'percent' ? `${Math.round(at)}%` : String(Math.round(at * 10) / 10);

function useWrite(view: FiguresView) {
  const { t } = useTranslation();
  const format = useFormat(view.zone);
  return ({ of, unit }: Measure, row: FigureView): string => {
    const value = of(row);
    if (value === null) return unit === 'minutes' ? t('reports.few') : '–';
    if (unit === 'minutes') return format.span(Math.round(value));
    return unit === 'percent' ? `${format.count(Math.round(value))} %` : format.count(value);
  };
}

/** What each figure of the chapter counts, from where, and what it leaves out; beside it, not in a manual. */
function Definitions({ chapter, view }: { chapter: Chapter; view: FiguresView }) {
  const { t } = useTranslation();
  const format = useFormat(view.zone);
  const keys = new Set(chapter.measures.map((measure) => measure.key));
  return (
    <details className={css.definitions}>
      <summary>{t('reports.meaning')}</summary>
      <dl>
        {view.definitions
          .filter((it) => keys.has(it.key))
          .map((it) => (
            <div key={it.key}>
              <dt>{format.words(it.name)}</dt>
              <dd>
                {format.words(it.counted)} {t('reports.source', { source: format.words(it.source) })}{' '}
                {t('reports.leftOut', { leftOut: format.words(it.leftOut) })}
              </dd>
            </div>
          ))}
      </dl>
    </details>
  );
}

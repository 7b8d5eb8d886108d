import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/use-format.js';
import { ActionButton } from './action-button.js';
import css from './console.module.css';
import { actionNamed, type Scene } from './counter.actions.js';
import type { Console } from './use-counter-actions.js';

/** Who is away to fetch something, longest first: all of the service point, so that any counter can have them back. */
export function ParkedList(props: {
  scene: Scene;
  console: Console;
  zone: string;
  onChoose: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  return (
    <ol className={css.rows}>
      {props.scene.console.parked.map((row) => {
        const chosen = props.scene.chosen?.id === row.id;
        return (
          <li key={row.id} className={css.row} data-chosen={chosen || undefined} data-open={chosen || undefined}>
            <button
              type="button"
              className={css.rowMain}
              aria-pressed={chosen}
              onClick={() => props.onChoose(chosen ? null : row.id)}
            >
              <span className={css.rowNumber}>{row.number}</span>
              <span className={css.rowWhat}>{t(`counter.parkedFor.${row.reason}`)}</span>
              <span className={css.rowWait}>{t('counter.parkedAt', { time: format.time(row.parkedAt) })}</span>
            </button>
            {chosen && (
              <span className={css.rowActions}>
                {(['unpark', 'to_line', 'leave'] as const).map((name) => (
                  <ActionButton
                    key={name}
                    action={actionNamed(name)}
                    scene={props.scene}
                    console={props.console}
                    size="small"
                  />
                ))}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { KeyCap } from '../../ui/key-cap.js';
import css from './console.module.css';
import { COUNTER_ACTIONS } from './counter.actions.js';

/** Every key of the console on one sheet, written by the same list that makes the buttons. */
export function KeySheet(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const others = [
    ['↑ ↓', t('counter.key.choose')],
    ['Esc', t('counter.key.unchoose')],
    ['R', t('counter.key.refresh')],
    ['?', t('counter.key.sheet')],
  ] as const;
  return (
    <Dialog onClose={props.onClose} title={t('counter.keys')}>
      <dl className={css.sheet}>
        {[...COUNTER_ACTIONS.map((action) => [action.key, t(action.label)] as const), ...others].map(([key, label]) => (
          <div key={key + label}>
            <dt>
              <KeyCap quiet>{key}</KeyCap>
              <VisuallyHidden>{key}</VisuallyHidden>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

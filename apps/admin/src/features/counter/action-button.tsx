import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../ui/key-cap.js';
import css from './console.module.css';
import type { CounterAction, Scene } from './counter.actions.js';
import type { Console } from './use-counter-actions.js';

/** A key of the instrument: word, sign and the key that presses it. Pressed shows at once and stays until the answer. */
export function ActionButton(props: {
  action: CounterAction;
  scene: Scene;
  console: Console;
  next?: boolean;
  size?: 'bar' | 'small' | 'large';
}) {
  const { t } = useTranslation();
  const { action, console } = props;
  const pressed = console.pressed === action.name;
  const possible = action.when(props.scene);
  return (
    <UnstyledButton
      className={css.action}
      data-size={props.size ?? 'bar'}
      data-next={(props.next && possible) || undefined}
      data-pressed={pressed || undefined}
      aria-keyshortcuts={action.key}
      aria-busy={pressed}
      disabled={!possible && !pressed}
      onClick={() => console.press(action)}
    >
      <action.icon size={20} stroke={1.75} />
      <span className={css.actionWord}>{t(action.label)}</span>
      <KeyCap>{action.key}</KeyCap>
    </UnstyledButton>
  );
}

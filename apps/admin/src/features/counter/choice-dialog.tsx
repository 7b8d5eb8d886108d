import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Dialog } from '../../ui/dialog.js';
import { KeyCap } from '../../ui/key-cap.js';
import css from './console.module.css';

export interface Choice<T> {
  value: T;
  label: string;
  /** Stands beside the label, quietly. */
  note?: string;
}

/** A question with numbered answers: a digit presses one, as everything at the console has a key. */
export function ChoiceDialog<T>(props: {
  title: string;
  words?: string;
  choices: readonly Choice<T>[];
  none?: string;
  onChoose: (value: T) => void;
  onClose: () => void;
}) {
  const { choices, onChoose } = props;
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const choice = choices[Number(event.key) - 1];
      if (!choice) return;
      event.preventDefault();
      onChoose(choice.value);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choices, onChoose]);
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.words && <p>{props.words}</p>}
      {choices.length === 0 && <p>{props.none}</p>}
      <div className={css.choices}>
        {choices.map((choice, index) => (
          <Button
            key={choice.label + (choice.note ?? '')}
            variant="default"
            justify="space-between"
            fullWidth
            data-autofocus={index === 0 || undefined}
            rightSection={index < 9 && <KeyCap quiet>{String(index + 1)}</KeyCap>}
            onClick={() => onChoose(choice.value)}
          >
            <span>
              {choice.label} {choice.note && <span className={css.soft}>{choice.note}</span>}
            </span>
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

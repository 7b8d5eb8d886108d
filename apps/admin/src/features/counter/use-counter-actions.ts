import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConsoleView } from '../../api/shapes.js';
import { COUNTER_ACTIONS, type ActionName, type CounterAction, type Scene } from './counter.actions.js';
import { consoleQuery } from './counter.queries.js';

export interface Console {
  /** The action on its way to the server: its button shows pressed, and nothing else can be pressed meanwhile. */
  pressed: ActionName | null;
  error: unknown;
  press: (action: CounterAction) => void;
  /** Presses what `asks` held back, once the officer has said yes. */
  confirm: (action: CounterAction, given?: unknown) => void;
  dismiss: () => void;
}

/**
 * Presses for the console's buttons and keys. Calling waits for the server: the button shows pressed at once, the screen
 * changes when the answer is there, and a second press while one is on its way does nothing.
 * @param asks takes a press that needs a yes first, and says so
 */
export function useCounterActions(
  scene: Scene | null,
  counterId: string,
  asks: (action: CounterAction, scene: Scene) => boolean,
): Console {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (press: { action: CounterAction; at: Scene; given: unknown }): Promise<ConsoleView> =>
      press.action.perform(press.at, press.given),
    onSuccess: (view) => queries.setQueryData(consoleQuery(counterId).queryKey, view),
    // What we see may be why it was refused: look again.
    onError: () => void queries.invalidateQueries({ queryKey: consoleQuery(counterId).queryKey }),
  });
  const pressed = mutation.isPending ? mutation.variables.action.name : null;

  function confirm(action: CounterAction, given?: unknown): void {
    if (scene && !pressed && action.when(scene)) mutation.mutate({ action, at: scene, given });
  }
  function press(action: CounterAction): void {
    if (scene && !pressed && action.when(scene) && !asks(action, scene)) confirm(action);
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const key = event.key.toUpperCase();
      const action = scene && COUNTER_ACTIONS.find((one) => one.key === key && one.when(scene));
      if (!action) return;
      event.preventDefault();
      press(action);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return { pressed, error: mutation.error, press, confirm, dismiss: mutation.reset };
}

/** Keys belong to the console unless someone writes, or a dialog or menu has them. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !== null
  );
}

import { UnstyledButton } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, intend } from '../../api/client.js';
import type { ConsoleView } from '../../api/shapes.js';
import css from './emergency-button.module.css';

/** How long the button is held before it counts, in milliseconds: long enough for no sleeve, short enough in fear. */
export const HOLD_MS = 800;
/** Pressed together, anywhere on the page, also while one types. */
const KEYS = ['F8', 'F9'] as const;

/**
 * Asks for help without a sound or a dialog: whoever stands at the counter sees nothing happen. Held, or two keys at once;
 * a single press does nothing. A small mark tells the officer that it went out, and then that somebody is coming.
 */
export function EmergencyButton(props: { counterId: string; state: ConsoleView['emergency'] }) {
  const { t } = useTranslation();
  const { counterId, state } = props;
  const [holding, setHolding] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutate, isPending, isSuccess, isError } = useMutation({
    mutationFn: () =>
      intend(['emergency', counterId, state], (headers) =>
        api.POST('/v1/queue/counters/{id}/emergencies', { params: { path: { id: counterId } }, headers }),
      ),
    // Help that does not go out is tried again until it does.
    retry: 20,
    retryDelay: 1000,
  });
  const raise = useRef(mutate);
  raise.current = mutate;

  function hold(): void {
    if (holding) return;
    setHolding(true);
    timer.current = setTimeout(() => raise.current(), HOLD_MS);
  }
  function release(): void {
    setHolding(false);
    clearTimeout(timer.current);
  }
  useEffect(() => {
    const down = new Set<string>();
    function onDown(event: KeyboardEvent): void {
      if (!KEYS.some((key) => key === event.key)) return;
      event.preventDefault();
      if (event.repeat) return;
      down.add(event.key);
      if (down.size === KEYS.length) raise.current();
    }
    const onUp = (event: KeyboardEvent): void => void down.delete(event.key);
    const forget = (): void => down.clear();
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    window.addEventListener('blur', forget);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
      window.removeEventListener('blur', forget);
    };
  }, []);

  const shown = state ?? (isPending ? 'sending' : isError ? 'failed' : isSuccess ? 'raised' : null);
  return (
    <UnstyledButton
      className={css.button}
      data-state={shown ?? undefined}
      data-holding={holding || undefined}
      title={t('counter.emergency.how')}
      aria-label={`${t('counter.emergency.name')}. ${t('counter.emergency.how')}`}
      aria-keyshortcuts="F8+F9"
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        if (!event.repeat) hold();
      }}
      onKeyUp={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
    >
      <IconShieldExclamation size={20} stroke={1.75} aria-hidden />
      {shown && <span className={css.mark}>{t(`counter.emergency.state.${shown}`)}</span>}
    </UnstyledButton>
  );
}

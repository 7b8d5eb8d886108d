import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { leave, signOut } from '../../api/session.queries.js';
import { officersHereQuery } from '../../api/shared-computer.js';
import { keepDeparture } from '../../lib/provider-sign-out.js';

/** As `aria-keyshortcuts` writes it. Ctrl L alone is the browser's address line. */
export const LOCK_KEYS = 'Control+Shift+L';

/** The ways away from this session: out, locked with the name kept ready, or to another officer. */
export function useLeaving() {
  const queries = useQueryClient();
  const router = useRouter();
  const away = async (officer?: string): Promise<void> => {
    queries.clear();
    await router.navigate({ to: '/sign-in', search: officer ? { officer } : {} });
  };
  const out = useMutation({
    mutationFn: leave,
    onSettled: async (left) => {
      if (!left?.provider) return away();
      // Without asking: at a shared computer the provider's session would let the next one in.
      queries.clear();
      keepDeparture(left.provider);
      window.location.assign(left.provider.url);
    },
  });
  const lock = useMutation({
    mutationFn: async () => {
      // Who does not trust this computer is not named on it: then locking is signing out.
      const here = await queries.fetchQuery(officersHereQuery).catch(() => undefined);
      await signOut();
      return here?.items.find((one) => one.current)?.id;
    },
    onSettled: (officer) => away(officer),
  });
  return {
    signOut: () => out.mutate(),
    lock: () => lock.mutate(),
    change: () => void router.navigate({ to: '/sign-in', search: { officer: 'choose' } }),
  };
}

/** Locks by the keys, wherever one stands. */
export function useLockKeys(lock: () => void): void {
  const latest = useRef(lock);
  latest.current = lock;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey || event.repeat || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

import { Button, Checkbox } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canAutofill, noPasskeys, passkeyRefusal, signInWithPasskey, stopAsking } from '../../api/passkeys.js';
import { Problem } from '../../api/problems.js';
import type { SignInView } from '../../api/shapes.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './sign-in.module.css';

/** A challenge lasts ten minutes; a sign-in page may stand open all day. */
const RENEW_MS = 9 * 60_000;

/** In with a passkey: by the button, or out of the name field where the browser offers passkeys there. */
export function PasskeyWay({ onDone }: { onDone: (answer: SignInView) => Promise<void> }) {
  const { t } = useTranslation();
  const [trust, setTrust] = useState(false);
  const [round, setRound] = useState(0);
  const [fault, setFault] = useState<unknown>(null);
  // The field's offer was made before the box was ticked; what counts is the box when it is taken.
  const latest = useRef({ onDone, trust });
  latest.current = { onDone, trust };
  const ask = useMutation({
    mutationFn: async () => onDone(await signInWithPasskey({ trustDevice: () => latest.current.trust })),
    onMutate: () => setFault(null),
    // The button took the browser's attention from the name field: give it back.
    onError: () => setRound((last) => last + 1),
  });
  const none = noPasskeys();

  useEffect(() => {
    if (none) return undefined;
    let gone = false;
    const timer = setTimeout(() => setRound((last) => last + 1), RENEW_MS);
    void (async () => {
      if (!(await canAutofill()) || gone) return;
      try {
        const answer = await signInWithPasskey({ autofill: true, trustDevice: () => latest.current.trust });
        if (!gone) await latest.current.onDone(answer);
      } catch (error) {
        // What the browser itself gives up is nobody's fault; what the server refuses has to be said.
        if (!gone && error instanceof Problem) setFault(error);
      }
    })();
    return () => {
      gone = true;
      clearTimeout(timer);
      void stopAsking();
    };
  }, [none, round]);

  if (none === 'browser' || !window.isSecureContext) return null;
  if (none === 'address') return <p className={css.lead}>{t('signIn.passkeyAddress')}</p>;
  const refusal = passkeyRefusal(ask.error);
  return (
    <section className={css.step} aria-label={t('signIn.passkey')}>
      {refusal ? <p role="alert">{t('passkeys.cancelled')}</p> : <ProblemBanner error={ask.error ?? fault} />}
      <Button
        size="md"
        fullWidth
        leftSection={<IconFingerprint size={20} aria-hidden />}
        loading={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t('signIn.passkey')}
      </Button>
      <Checkbox
        label={t('signIn.trustDevice')}
        checked={trust}
        onChange={(event) => setTrust(event.currentTarget.checked)}
      />
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/session.queries.js';
import type { SignInView } from '../../api/shapes.js';
import { recall } from '../../lib/remembered.js';
import { switchLanguage } from '../../lib/i18n.js';
import { takeDeparture } from '../../lib/provider-sign-out.js';
import { CodeStep } from './code-step.js';
import { DemoStep } from './demo-step.js';
import { Doorway } from './doorway.js';
import { EnrolmentStep } from './enrolment-step.js';
import { InsecureNotice } from './insecure-notice.js';
import { InvitationStep } from './invitation-step.js';
import { LanguageLinks } from './language-links.js';
import { RecoveryStep } from './recovery-step.js';
import { OfficersLink } from './officers-link.js';
import { PasswordStep } from './password-step.js';
import { Providers } from './providers.js';
import { ProviderStep } from './provider-step.js';
import { takeAnswer, type Answer } from './single-sign-on.js';
import { SetUpStep } from './set-up-step.js';
import css from './sign-in.module.css';

// What only some officers use loads behind the password's fields, which everybody waits for.
const PasskeyWay = lazy(async () => ({ default: (await import('./passkey-way.js')).PasskeyWay }));
const OfficersStep = lazy(async () => ({ default: (await import('./officers-step.js')).OfficersStep }));
const OfficerStep = lazy(async () => ({ default: (await import('./officer-step.js')).OfficerStep }));

type Step =
  | { name: 'password' }
  | { name: 'officers' }
  | { name: 'officer'; id: string }
  | { name: 'second_factor' }
  | { name: 'recovery' }
  | { name: 'enrolment'; secret: string; otpauthUri: string; qrSvg: string }
  | { name: 'provider'; answer: Answer }
  | { name: 'demo'; token: string }
  | { name: 'set_up'; token: string }
  | { name: 'invitation'; token: string };

/**
 * One door, several ways in: password and second factor, a first visit with a set-up link or an invitation, the demo's link
 * from the terminal. Tokens travel in the fragment, which no server and no log ever sees, and are taken out of the address at once.
 */
export function SignInPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const { to, officer } = useSearch({ from: '/sign-in' });
  const [leftProvider] = useState(() => takeDeparture(window.location.search));
  const [step, setStep] = useState<Step>(() => firstStep(officer));

  useEffect(() => {
    document.title = `${t('signIn.title')} · Buka Pintu`;
  }, [t]);
  useEffect(() => {
    const forget = (): void => {
      const kept = new URLSearchParams(window.location.search);
      const carried = ['code', 'state', 'iss', 'session_state'].filter((name) => kept.has(name));
      if (!window.location.hash && carried.length === 0) return;
      for (const name of carried) kept.delete(name);
      history.replaceState(history.state, '', window.location.pathname + (kept.size > 0 ? `?${kept}` : ''));
    };
    // A link opened where this page already stands changes the fragment only, and loads nothing.
    const follow = (): void => {
      const next = firstStep();
      if (next.name !== 'password') setStep(next);
      forget();
    };
    forget();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  async function proceed(answer: SignInView): Promise<void> {
    if (answer.state === 'second_factor_required') return setStep({ name: 'second_factor' });
    if (answer.state === 'second_factor_enrolment' && answer.enrolment) {
      return setStep({ name: 'enrolment', ...answer.enrolment });
    }
    queries.clear();
    if (answer.session) queries.setQueryData(sessionQuery.queryKey, answer.session);
    const session = await queries.ensureQueryData(sessionQuery);
    if (recall('locale') === null) await switchLanguage(session.staff.locale);
    // Only a path of ours is followed: `to` comes from the address and could name any host.
    if (to?.startsWith('/') && !to.startsWith('//')) router.history.push(`/admin${to}`);
    else await router.navigate({ to: '/' });
  }
  const restart = (): void => setStep({ name: 'password' });

  return (
    <div className={css.page}>
      <Doorway />
      <main className={css.side}>
        <div className={css.form}>
          <h1 className={css.title}>{t('signIn.title')}</h1>
          {!window.isSecureContext && <InsecureNotice />}
          {step.name === 'password' && (
            <>
              {leftProvider && (
                <p className={css.lead} role="status">
                  {t('signIn.leftProvider', { name: leftProvider })}
                </p>
              )}
              <PasswordStep onDone={proceed} returning={to !== undefined && to !== '/'} />
              <Suspense>
                <PasskeyWay onDone={proceed} />
              </Suspense>
              <OfficersLink onOpen={() => setStep({ name: 'officers' })} />
              <Providers />
            </>
          )}
          <Suspense fallback={<div aria-busy />}>
            {step.name === 'officers' && (
              <OfficersStep
                onChoose={({ id }) => setStep({ name: 'officer', id })}
                onOther={restart}
                onBack={() => void router.navigate({ to: '/' })}
              />
            )}
            {step.name === 'officer' && (
              <OfficerStep
                key={step.id}
                officerId={step.id}
                onDone={proceed}
                onOthers={() => setStep({ name: 'officers' })}
              />
            )}
          </Suspense>
          {step.name === 'provider' && <ProviderStep answer={step.answer} onDone={proceed} onRestart={restart} />}
          {step.name === 'second_factor' && (
            <CodeStep
              lead={t('signIn.secondFactorLead')}
              onDone={proceed}
              onRestart={restart}
              onRecovery={() => setStep({ name: 'recovery' })}
            />
          )}
          {step.name === 'recovery' && (
            <RecoveryStep onDone={proceed} onRestart={restart} onBack={() => setStep({ name: 'second_factor' })} />
          )}
          {step.name === 'enrolment' && <EnrolmentStep {...step} onDone={proceed} onRestart={restart} />}
          {step.name === 'demo' && (
            <DemoStep key={step.token} token={step.token} onDone={proceed} onRestart={restart} />
          )}
          {step.name === 'set_up' && <SetUpStep token={step.token} onDone={proceed} onPassword={restart} />}
          {step.name === 'invitation' && (
            <InvitationStep key={step.token} token={step.token} onDone={proceed} onPassword={restart} />
          )}
        </div>
        <LanguageLinks />
      </main>
    </div>
  );
}

/** @param officer who goes on at this computer, or `choose` */
function firstStep(officer?: string): Step {
  const answer = takeAnswer(window.location.search);
  if (answer) return { name: 'provider', answer };
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  const demo = fragment.get('demo');
  const setup = fragment.get('setup');
  const invitation = fragment.get('invitation');
  if (demo) return { name: 'demo', token: demo };
  if (invitation) return { name: 'invitation', token: invitation };
  if (setup) return { name: 'set_up', token: setup };
  if (officer === 'choose') return { name: 'officers' };
  return officer ? { name: 'officer', id: officer } : { name: 'password' };
}

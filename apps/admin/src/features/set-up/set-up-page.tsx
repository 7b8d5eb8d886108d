import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { sessionQuery } from '../../api/session.queries.js';
import { remember } from '../../lib/remembered.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { Page } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { ColleaguesStep, holds } from './colleagues-step.js';
import { CountersStep } from './counters-step.js';
import { FinishStep } from './finish-step.js';
import { HoursStep } from './hours-step.js';
import { OfficeStep } from './office-step.js';
import { PointsStep } from './points-step.js';
import { doneSteps, frontier, type Step, STEPS, stepAt } from './progress.js';
import { ServicesStep } from './services-step.js';
import { colleaguesQuery, rulesQuery, settingsQuery } from './set-up.queries.js';
import css from './set-up.module.css';
import { SlotsStep } from './slots-step.js';

export function SetUpPage() {
  return (
    <RequireAccess permission="offices:offices:create">
      <SetUp />
    </RequireAccess>
  );
}

/**
 * From an empty house to the first number, one thing after the other. Each step is saved before the next one opens and
 * where it stands is read from the house itself, so that it can be left and taken up at any moment.
 */
function SetUp() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { step: asked } = useSearch({ from: '/shell/set-up' });
  const { office, missing } = usePlace();
  const settings = useQuery(settingsQuery(office?.code ?? ''));
  const points = settings.data?.servicePoints ?? [];
  const rules = useQuery({ ...rulesQuery(points.map(({ id }) => id)), enabled: points.length > 0 });
  const colleagues = useQuery({ ...colleaguesQuery, enabled: settings.data !== undefined });
  const known = missing || (settings.data && (points.length === 0 || rules.data) && colleagues.data);
  const error = settings.error ?? rules.error ?? colleagues.error;
  const done = doneSteps({
    settings: settings.data,
    ruled: new Set(rules.data?.map((rule) => rule.servicePointId)),
    served: colleagues.data?.some((person) => holds(person, 'counter', settings.data?.code ?? '')) ?? false,
  });
  const step = stepAt(asked, done);
  // Until the last page has been seen, home leads back here: an office that could serve may still lack its slots or people.
  const begun = known ? step !== 'finish' && frontier(done) !== 'finish' : undefined;
  useEffect(() => {
    if (begun !== undefined) remember('setUp', begun ? 'begun' : null);
  }, [begun]);

  async function lookAgain(): Promise<void> {
    await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'office' });
    await queries.invalidateQueries({ queryKey: ['set-up'] });
  }
  const goTo = (next: Step | undefined): Promise<void> =>
    navigate({ to: '/set-up', search: next ? { step: next } : {} });
  const at = STEPS.indexOf(step);
  const back = at > 0 ? () => void goTo(STEPS[at - 1]) : undefined;
  const props = {
    onBack: back,
    onSaved: async () => {
      await lookAgain();
      await goTo(STEPS[at + 1]);
    },
    onChanged: lookAgain,
  };
  // What somebody else did meanwhile may finish this step: stay here nevertheless, where the refusal is said.
  const changed = {
    ...props,
    onChanged: () => void navigate({ to: '/set-up', search: { step }, replace: true }).then(lookAgain),
  };

  return (
    <Page title={t('setUp.title')} note={t('setUp.note')}>
      {error ? <ProblemBanner error={error} onRetry={() => void lookAgain()} /> : null}
      {known ? (
        <div className={css.frame}>
          <StepList done={done} step={step} />
          <div className={css.part}>
            {step === 'office' && <OfficeStep {...props} settings={settings.data} />}
            {settings.data && (
              <>
                {step === 'points' && <PointsStep {...props} settings={settings.data} />}
                {step === 'counters' && <CountersStep {...changed} settings={settings.data} />}
                {step === 'hours' && <HoursStep {...changed} settings={settings.data} />}
                {step === 'services' && <ServicesStep {...changed} settings={settings.data} />}
                {step === 'slots' && <SlotsStep {...changed} settings={settings.data} rules={rules.data ?? []} />}
                {step === 'colleagues' && (
                  <ColleaguesStep {...props} settings={settings.data} colleagues={colleagues.data ?? []} />
                )}
                {step === 'finish' && <FinishStep settings={settings.data} onBack={() => void goTo('colleagues')} />}
              </>
            )}
          </div>
        </div>
      ) : (
        !error && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )
      )}
    </Page>
  );
}

/** All steps with what is done; those that can be reached are links. */
function StepList(props: { done: ReadonlySet<Step>; step: Step }) {
  const { t } = useTranslation();
  const reach = STEPS.indexOf(frontier(props.done));
  return (
    <nav aria-label={t('setUp.steps')}>
      <ol className={css.steps}>
        {STEPS.map((step, index) => {
          const state = props.done.has(step) ? 'done' : index <= reach ? 'next' : 'later';
          const Icon = { done: IconCircleCheck, next: IconCircleDot, later: IconCircle }[state];
          const words = (
            <>
              <Icon size={18} stroke={1.75} aria-label={t(`setUp.state.${state}`)} />
              {t(`setUp.step.${step}`)}
            </>
          );
          const current = step === props.step ? ({ 'aria-current': 'step' } as const) : {};
          return (
            <li key={step}>
              {index <= reach ? (
                <Link
                  to="/set-up"
                  search={{ step }}
                  className={css.step}
                  activeProps={{ 'aria-current': 'step' }}
                  {...current}
                >
                  {words}
                </Link>
              ) : (
                <span className={css.step} data-state={state}>
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

import { Button, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { servicesQuery, usePlace } from '../../api/place.js';
import { asProblem } from '../../api/problems.js';
import { sessionQuery, useMay } from '../../api/session.queries.js';
import { useConnection } from '../../lib/connection.js';
import { allWords } from '../../lib/i18n.js';
import { useLive } from '../../lib/live.js';
import { useOfferedCommands } from '../../lib/commands.js';
import { remember } from '../../lib/remembered.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { KeyCap } from '../../ui/key-cap.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { StateBadge } from '../../ui/state-badge.js';
import { EmergencyButton } from './emergency-button.js';
import { ActionButton } from './action-button.js';
import css from './console.module.css';
import {
  actionNamed,
  asks,
  BAR,
  COUNTER_ACTIONS,
  nextAction,
  SECOND_BAR,
  type ActionName,
  type CounterAction,
  type Scene,
} from './counter.actions.js';
import { consoleQuery, consoleStream } from './counter.queries.js';
import { CurrentPanel } from './current-panel.js';
import { LostLine } from './lost-line.js';
import { ParkedList } from './parked-list.js';
import { isTyping, useCounterActions } from './use-counter-actions.js';
import { RecentList, WaitingList } from './waiting-list.js';

const CloseDialog = lazy(() => import('./close-dialog.js').then((module) => ({ default: module.CloseDialog })));
const HandoverDialog = lazy(async () => {
  const [module] = await Promise.all([import('./handover-dialogs.js'), allWords()]);
  return { default: module.HandoverDialog };
});
const KeySheet = lazy(() => import('./key-sheet.js').then((module) => ({ default: module.KeySheet })));

export function ConsolePage() {
  const { counterId } = useParams({ from: '/shell/counter/$counterId' });
  return (
    <RequireAccess permission="queue:counters:open">
      <Console key={counterId} counterId={counterId} />
    </RequireAccess>
  );
}

/** The officer's instrument: who is here, what can be pressed, who comes next. */
function Console({ counterId }: { counterId: string }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const query = useQuery(consoleQuery(counterId));
  const services = useQuery(servicesQuery).data?.items ?? [];
  const refused = useLive(query.data ? consoleStream(counterId) : null, consoleQuery(counterId).queryKey);
  const [chosenId, choose] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const [closing, setClosing] = useState(false);
  const [asking, ask] = useState<ActionName | null>(null);
  const me = useQuery(sessionQuery).data?.staff.id;
  const may = useMay();
  const mayStop = may('offices:disruptions:manage') || may('offices:closures:manage');

  const view = query.data;
  const rows = view
    ? [...view.waiting.next, ...view.parked, ...view.recent.filter((row) => row.state === 'missed')]
    : [];
  const officer = view?.counter.state === 'closed' ? null : view?.counter.officer;
  const colleague = officer && officer.id !== me ? officer.name : null;
  const chosen = rows.find((row) => row.id === chosenId) ?? null;
  const scene: Scene | null = view ? { console: view, chosen, colleague } : null;
  const actions = useCounterActions(scene, counterId, asksFirst);
  function asksFirst(action: CounterAction): boolean {
    if (action.name === 'close' && colleague !== null) setClosing(true);
    else if (scene && asks(action, scene)) ask(action.name);
    else return false;
    return true;
  }

  // What can be pressed here can be asked for by name as well.
  useOfferedCommands(
    scene
      ? COUNTER_ACTIONS.filter((action) => action.when(scene)).map((action) => ({
          id: action.name,
          label: t(action.label),
          shortcut: action.key,
          perform: () => actions.press(action),
        }))
      : [],
  );

  // The line came back: what it kept from arriving can be pressed again, and there is nothing more to say about it.
  const line = useConnection().state;
  const before = useRef(line);
  const { error, dismiss } = actions;
  useEffect(() => {
    if (before.current === 'waiting' && line === 'live' && asProblem(error).code === 'network') dismiss();
    before.current = line;
  }, [line, error, dismiss]);

  const name = view?.counter.name;
  useEffect(() => {
    if (!name) return;
    document.title = `${name} · Buka Pintu`;
    remember('counter', counterId);
  }, [name, counterId]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event.target)) setSheet(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  if (!view || !scene) {
    return (
      <div className={css.wait}>
        {query.error ? (
          <ProblemBanner error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )}
        {query.error && (
          <Link to="/counter" search={{ choose: '1' }}>
            {t('counter.choose')}
          </Link>
        )}
      </div>
    );
  }
  const next = nextAction(scene);
  // While the line is down its own notice says it all, in one place.
  const unsent = line === 'waiting' && actions.error !== null && asProblem(actions.error).code === 'network';
  const problem = unsent ? null : (actions.error ?? refused);
  const list = { scene, console: actions, zone, onChoose: choose };
  return (
    <div className={css.console}>
      <header className={css.head}>
        <h1 className={css.title}>{view.counter.name}</h1>
        <span className={css.soft}>{view.servicePoint.name}</span>
        <StateBadge state={view.counter.state} />
        <span className={css.headEnd}>
          <EmergencyButton counterId={counterId} state={view.emergency} />
          {(['pause', 'close'] as const).map((action) => (
            <ActionButton key={action} action={actionNamed(action)} scene={scene} console={actions} size="small" />
          ))}
          <Button variant="subtle" onClick={() => setSheet(true)} aria-keyshortcuts="?">
            {t('counter.keys')}&nbsp; <KeyCap quiet>?</KeyCap>
          </Button>
          {mayStop && (
            <Link to="/staff-board" search={{ suspend: '1' }} className={css.other}>
              {t('counter.trouble')}
            </Link>
          )}
          <Link to="/counter" search={{ choose: '1' }} className={css.other}>
            {t('counter.other')}
          </Link>
        </span>
      </header>
      <section className={css.stage} aria-label={t('counter.now')}>
        <LostLine zone={zone} unsent={unsent} />
        {problem ? <ProblemBanner error={problem} /> : null}
        {/* A region that is there before its words change: one that arrives with them is often not read out. */}
        <VisuallyHidden component="p" aria-live="assertive">
          {view.current ? `${t(`state.${view.current.state}`)}: ${view.current.number}` : ''}
        </VisuallyHidden>
        {view.whyNot?.code === 'suspended' && <p role="status">{t('counter.suspended')}</p>}
        <CurrentPanel scene={scene} console={actions} zone={zone} services={services} />
      </section>
      <div className={css.bar} role="toolbar" aria-label={t('counter.bar')}>
        {BAR.map((action) => (
          <ActionButton
            key={action}
            action={actionNamed(action)}
            scene={scene}
            console={actions}
            next={action === next}
          />
        ))}
      </div>
      <div className={css.second} role="group" aria-label={t('counter.moreActions')}>
        {SECOND_BAR.map((action) => (
          <ActionButton
            key={action}
            action={actionNamed(action)}
            scene={scene}
            console={actions}
            next={action === next}
            size="small"
          />
        ))}
      </div>
      <aside className={css.side} aria-label={t('counter.queue')}>
        <section className={css.part}>
          <h2 className={css.partTitle}>
            {t('counter.waiting', { count: view.waiting.total })}
            {view.waiting.total > 0 && (
              <span className={css.soft}>
                {' '}
                {t('counter.longest', { span: format.span(view.waiting.longestMinutes) })}
              </span>
            )}
          </h2>
          <WaitingList {...list} />
        </section>
        {view.parked.length > 0 && (
          <section className={css.part}>
            <h2 className={css.partTitle}>{t('counter.parked', { count: view.parked.length })}</h2>
            <ParkedList {...list} />
          </section>
        )}
        <section className={css.part}>
          <h2 className={css.partTitle}>
            {t('counter.recent')} <span className={css.soft}>{t('counter.served', { count: view.servedToday })}</span>
          </h2>
          <RecentList {...list} />
        </section>
      </aside>
      {closing && colleague !== null && (
        <Suspense>
          <CloseDialog
            counter={view.counter.name}
            colleague={colleague}
            onClose={() => setClosing(false)}
            onConfirm={() => {
              setClosing(false);
              actions.confirm(actionNamed('close'));
            }}
          />
        </Suspense>
      )}
      {asking && (
        <Suspense>
          <HandoverDialog action={asking} scene={scene} console={actions} onClose={() => ask(null)} />
        </Suspense>
      )}
      {sheet && (
        <Suspense>
          <KeySheet onClose={() => setSheet(false)} />
        </Suspense>
      )}
    </div>
  );
}

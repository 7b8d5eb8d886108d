import { IconAccessible, IconArrowsExchange, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ServiceSummary } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { Late, LaneBadge, StateBadge } from '../../ui/state-badge.js';
import { ActionButton } from './action-button.js';
import css from './console.module.css';
import { actionNamed, type Scene } from './counter.actions.js';
import { Elapsed } from './elapsed.js';
import type { Console } from './use-counter-actions.js';

/** What is at this counter now: a person, nobody yet, or a counter that is closed or pausing. */
export function CurrentPanel(props: {
  scene: Scene;
  console: Console;
  zone: string;
  services: readonly ServiceSummary[];
}) {
  const { scene } = props;
  if (scene.console.current) return <Person {...props} />;
  return <Nobody {...props} />;
}

function Nobody(props: { scene: Scene; console: Console; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { counter, waiting, whyNot, at } = props.scene.console;
  const nobody = counter.state === 'open' && waiting.total === 0;
  const first = counter.state === 'closed' ? 'open' : counter.state === 'paused' ? 'resume' : null;
  const { colleague } = props.scene;
  if (colleague !== null) {
    return (
      <div className={css.nobody} role="status">
        <p className={css.nobodyTitle}>{t('counter.taken', { name: colleague })}</p>
        <p className={css.soft}>{t('counter.takenWords')}</p>
      </div>
    );
  }
  const words = nobody ? t('counter.nobodyWords', { time: format.time(at) }) : t(`counter.idleWords.${counter.state}`);
  return (
    <div className={css.nobody} role="status">
      <p className={css.nobodyTitle}>{nobody ? t('counter.nobody') : t(`counter.idle.${counter.state}`)}</p>
      {counter.pauseReason && <p className={css.soft}>{t(`counter.pausedFor.${counter.pauseReason}`)}</p>}
      <p className={css.soft}>
        {whyNot && whyNot.code !== 'nobody_waiting' ? t('counter.whyNot', { code: whyNot.code }) : words}
      </p>
      {first && (
        <ActionButton action={actionNamed(first)} scene={props.scene} console={props.console} next size="large" />
      )}
    </div>
  );
}

function Person(props: { scene: Scene; zone: string; services: readonly ServiceSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat(props.zone);
  const { current, at } = props.scene.console;
  if (!current) return null;
  const service = props.services.find((one) => one.code === current.serviceCode);
  const since = current.startedAt ?? current.calledAt;
  const { explanation } = current;
  return (
    <article className={css.person} data-state={current.state}>
      <header className={css.personHead}>
        <StateBadge state={current.state} />
        {since && (
          <span className={css.watch}>
            <Elapsed since={since} at={at} />
          </span>
        )}
        {current.state === 'called' && current.callCount > 1 && (
          <span className={css.soft}>{t('counter.calledTimes', { count: current.callCount })}</span>
        )}
      </header>
      <p className={css.figure}>{current.number}</p>
      <p className={css.name}>
        {props.scene.colleague === null
          ? (current.personName ?? t('counter.noName'))
          : t('counter.taken', { name: props.scene.colleague })}
      </p>
      <dl className={css.facts}>
        <Fact name={t('counter.lane')}>
          <LaneBadge lane={current.lane} />
        </Fact>
        <Fact name={t('counter.service')}>{service ? format.words(service.name) : current.serviceCode}</Fact>
        {current.step && (
          <Fact name={t('counter.step', { number: current.step.number, of: current.step.of })}>
            {format.words(current.step.name)}
          </Fact>
        )}
        <Fact name={t('counter.booking')}>{current.bookingCode ?? t('counter.noBooking')}</Fact>
        <Fact name={t('counter.arrived')}>{format.time(current.issuedAt)}</Fact>
      </dl>
      {current.numberFrom && <p className={css.soft}>{t('counter.numberFrom', { name: current.numberFrom })}</p>}
      {current.handed && (
        <p className={css.why}>
          <IconArrowsExchange size={16} aria-hidden />
          <span>
            {t(`counter.handed.${current.handed.kind}`, { counter: current.handed.counterName })}
            {current.handed.reason && `: ${t(`counter.sentFor.${current.handed.reason}`)}`}
          </span>
        </p>
      )}
      {current.accommodation && (
        <p className={css.accommodation}>
          <IconAccessible size={18} aria-hidden /> {current.accommodation}
        </p>
      )}
      <p className={css.why}>
        <IconInfoCircle size={16} aria-hidden />
        <span>
          <strong>{t('counter.why')}</strong> {format.words(explanation.text)}{' '}
          <Late
            minutes={explanation.overdueMinutes}
            text={t('counter.overdue', { span: format.span(explanation.overdueMinutes) })}
          />
        </span>
      </p>
    </article>
  );
}

function Fact(props: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { Ticks } from '../../ui/ticks.js';
import { CIRCUMSTANCES, KINDS, NATIONALITIES } from './applies-to-fields.js';
import css from './catalogue.module.css';
import { previewQuery, type Applicable, type EditedService, type Question } from './catalogue.queries.js';
import { Unsure } from './marks.js';

const MARITAL = ['single', 'married', 'divorced', 'widowed'] as const;

/** What a citizen would be told once the drafts are published: on a day, at this office, for a person like this. */
export function PreviewPanel(props: {
  service: EditedService;
  /** The first day of the line that is looked at: a change that lies ahead is tried on its own day. */
  from: string | undefined;
}) {
  const { service } = props;
  const { t } = useTranslation();
  const { office, zone } = usePlace();
  const today = dayIn(zone, now());
  const [chosen, setChosen] = useState<string>();
  const ahead = props.from && props.from > today ? props.from : today;
  const on = chosen ?? ahead;
  const [age, setAge] = useState<number | ''>(30);
  const [maritalState, setMaritalState] = useState<Question['maritalState'] | ''>('');
  const [nationality, setNationality] = useState<Question['nationality'] | ''>(
    service.audience.nationalities?.[0] ?? '',
  );
  const [kind, setKind] = useState<NonNullable<Question['kind']>>(service.audience.kinds?.[0] ?? 'general');
  const [circumstances, setCircumstances] = useState<(typeof CIRCUMSTANCES)[number][]>([]);
  const [sameDay, setSameDay] = useState(false);
  const question: Question = {
    on,
    ...(office ? { officeCode: office.code } : {}),
    ...(age === '' ? {} : { age }),
    ...(maritalState ? { maritalState } : {}),
    ...(nationality ? { nationality } : {}),
    kind,
    circumstances: circumstances.length > 0 ? circumstances : ['none'],
    ...(sameDay ? { sameDay } : {}),
  };
  const answer = useQuery({ ...previewQuery(service.code, service.version, question), enabled: on !== '' });

  return (
    <Panel title={t('catalogue.preview.title')}>
      <div className={css.form}>
        <DateField label={t('catalogue.preview.on')} value={on} onChange={setChosen} />
        <div className={css.pair}>
          <NumberInput
            label={t('catalogue.preview.age')}
            min={0}
            max={150}
            allowDecimal={false}
            hideControls
            value={age}
            onChange={(given) => setAge(typeof given === 'number' ? given : '')}
          />
          <NativeSelect
            label={t('catalogue.preview.marital')}
            data={[
              { value: '', label: t('catalogue.preview.untold') },
              ...MARITAL.map((value) => ({ value, label: t(`catalogue.marital.${value}`) })),
            ]}
            value={maritalState}
            onChange={(event) => setMaritalState(event.currentTarget.value as typeof maritalState)}
          />
        </div>
        <NativeSelect
          label={t('catalogue.preview.nationality')}
          data={[
            { value: '', label: t('catalogue.preview.untold') },
            ...NATIONALITIES.map((value) => ({ value, label: t(`catalogue.nationality.${value}`) })),
          ]}
          value={nationality}
          onChange={(event) => setNationality(event.currentTarget.value as typeof nationality)}
        />
        <NativeSelect
          label={t('catalogue.preview.kind')}
          data={KINDS.map((value) => ({ value, label: t(`catalogue.applicant.${value}`) }))}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
        />
        <details className={css.fold}>
          <summary>{t('catalogue.preview.circumstances')}</summary>
          <div className={css.form}>
            <Ticks
              label={t('catalogue.preview.holds')}
              options={CIRCUMSTANCES.map((one) => [one, t(`catalogue.circumstance.${one}`)])}
              value={circumstances}
              onChange={setCircumstances}
            />
            <Checkbox
              label={t('catalogue.preview.sameDay')}
              checked={sameDay}
              onChange={(event) => setSameDay(event.currentTarget.checked)}
            />
          </div>
        </details>
      </div>
      <ProblemBanner error={answer.error} onRetry={() => void answer.refetch()} />
      <div aria-live="polite">{answer.data && <Answer answer={answer.data} />}</div>
    </Panel>
  );
}

function Answer({ answer }: { answer: Applicable }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  if (answer.applies === 'no') {
    return (
      <div className={css.answer}>
        <strong>{t('catalogue.preview.no')}</strong>
        {answer.whyNot.map((why) => (
          <p key={why.code}>{format.words(why.detail)}</p>
        ))}
        {answer.instead.length > 0 && (
          <p>
            {t('catalogue.preview.instead')} {answer.instead.map((other) => format.words(other.name)).join(', ')}
          </p>
        )}
      </div>
    );
  }
  const { fees, time } = answer;
  return (
    <div className={css.answer}>
      {answer.asks.length > 0 && (
        <p className={css.soft}>
          {t('catalogue.preview.asks')} {answer.asks.map((fact) => t(`catalogue.fact.${fact}`)).join(', ')}.
        </p>
      )}
      <h3>{t('catalogue.kind.fee')}</h3>
      <ul className={css.prices}>
        {fees.choices.map((choice) => (
          <li key={choice.code}>
            <span>
              {format.words(choice.name)}
              {choice.lines.slice(1).map((line) => (
                <span key={line.code} className={css.onTop}>
                  + {format.words(line.name)} {format.rupiah(line.amount)}
                </span>
              ))}
            </span>
            <strong>{format.rupiah(choice.total)}</strong>
          </li>
        ))}
        {fees.notChoosable.map((one) => (
          <li key={one.code} className={css.soft}>
            <span>{format.words(one.name)}</span>
            <span>{t(`catalogue.whyNot.${one.whyNot}`)}</span>
          </li>
        ))}
        {fees.choices.length + fees.notChoosable.length === 0 && <li>{t('catalogue.preview.noFee')}</li>}
      </ul>
      <h3>{t('catalogue.kind.requirement')}</h3>
      <ul className={css.papers}>
        {answer.requirements
          .filter((one) => one.group === null)
          .map((one) => (
            <li key={one.code}>{format.words(one.name)}</li>
          ))}
        {answer.requirementGroups.map((group) => (
          <li key={group.code}>
            {format.words(group.name)}:{' '}
            {answer.requirements
              .filter((one) => group.oneOf.includes(one.code))
              .map((one) => format.words(one.name))
              .join(', ')}
          </li>
        ))}
      </ul>
      <h3>{t('catalogue.kind.time')}</h3>
      <p>
        {time ? t('catalogue.preview.days', { count: time.workingDays }) : t('catalogue.preview.noTime')}
        {time?.dueOn && ` · ${t('catalogue.preview.due', { day: format.date(time.dueOn) })}`}
      </p>
      {answer.toBeConfirmed && <Unsure>{t('catalogue.preview.unsure')}</Unsure>}
    </div>
  );
}

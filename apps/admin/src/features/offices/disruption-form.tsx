import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { dayIn, instantAt, time } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { Choice } from '../../ui/choice.js';
import { DateField } from '../../ui/date-field.js';
import { Facts } from '../../ui/panel.js';
import { TimeField } from '../../ui/time-field.js';
import css from './offices.module.css';
import {
  addDisruption,
  affectedQuery,
  changeDisruption,
  endDisruption,
  type Disruption,
  type Settings,
} from './offices.queries.js';
import { PointSelect } from './point-select.js';
import { RecordForm } from './record-form.js';
import { TwoLanguages } from './two-languages.js';

const WHAT = ['national_system', 'power', 'network', 'equipment', 'building', 'staff', 'other'] as const;

/**
 * Something is down since now, or is still down and told anew: the message goes to the boards and to whoever wants to book. Whom it
 * hits is looked at before it is saved.
 */
export function DisruptionForm(props: {
  settings: Settings;
  disruption?: Disruption;
  may: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { settings, disruption } = props;
  const { zone, code } = settings;
  const format = useFormat(zone);
  const [form] = useState(intentKey);
  const [servicePointId, setPoint] = useState<string | null>(disruption?.servicePointId ?? null);
  const [what, setWhat] = useState<(typeof WHAT)[number]>(disruption?.what ?? 'national_system');
  const [stopsService, setStops] = useState(disruption?.stopsService ?? true);
  const [message, setMessage] = useState(disruption?.message ?? { id: '', en: '' });
  const expected = disruption?.expectedEndAt;
  const [endsOn, setEndsOn] = useState(expected ? dayIn(zone, Date.parse(expected)) : '');
  const [endsAt, setEndsAt] = useState(expected ? time(expected, zone, 'en') : '');
  const expectedEndAt = endsOn && endsAt ? instantAt(zone, endsOn, endsAt) : null;
  const body = { servicePointId, what, stopsService, message, startsAt: disruption?.startsAt ?? null, expectedEndAt };
  const replaces = disruption && { replaces: disruption.id };
  return (
    <RecordForm
      title={disruption ? format.words(disruption.message) : t('offices.disruption.new')}
      may={props.may}
      change={{ disruption: body, ...replaces }}
      save={() =>
        disruption ? changeDisruption(disruption.id, disruption.version, body) : addDisruption(code, form, body)
      }
      saveLabel={t(disruption ? 'offices.disruption.change' : 'offices.disruption.save')}
      {...(disruption
        ? {
            remove: {
              label: t('offices.disruption.end'),
              sure: t('offices.disruption.endNow'),
              quiet: true,
              change: { removes: disruption.id },
              run: () => endDisruption(disruption.id),
            },
          }
        : {})}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {(at) => (
        <>
          {disruption && (
            <p>
              {t('offices.disruption.began')} {format.moment(disruption.startsAt)}
              <AlreadyHit officeCode={code} servicePointId={disruption.servicePointId} />
            </p>
          )}
          <PointSelect settings={settings} value={servicePointId} onChange={setPoint} />
          <NativeSelect
            label={t('offices.disruption.what')}
            data={WHAT.map((value) => ({ value, label: t(`offices.down.${value}`) }))}
            value={what}
            onChange={(event) => setWhat(event.currentTarget.value as (typeof WHAT)[number])}
          />
          <Choice
            label={t('offices.disruption.stops')}
            value={stopsService ? 'yes' : 'no'}
            onChange={(value) => setStops(value === 'yes')}
            options={[
              { value: 'yes', label: t('offices.disruption.stopsAll') },
              { value: 'no', label: t('offices.disruption.goesOn') },
            ]}
          />
          <TwoLanguages
            label={t('offices.disruption.message')}
            value={message}
            onChange={setMessage}
            error={at('/message')}
          />
          <div className={css.pair}>
            <DateField
              label={t('offices.disruption.expected')}
              required={endsAt !== ''}
              min={settings.today}
              value={endsOn}
              onChange={setEndsOn}
              error={at('/expectedEndAt')}
            />
            <TimeField
              label={t('offices.disruption.expectedAt')}
              required={endsOn !== ''}
              value={endsAt}
              onChange={setEndsAt}
            />
          </div>
        </>
      )}
    </RecordForm>
  );
}

/** Whom it has hit so far: they are told in the list beside, not by saving. */
function AlreadyHit(props: { officeCode: string; servicePointId: string | null }) {
  const { t } = useTranslation();
  const hit = useInfiniteQuery(affectedQuery(props.officeCode))
    .data?.pages.flatMap((page) => page.items)
    .filter((row) => props.servicePointId === null || row.servicePointId === props.servicePointId);
  if (!hit || hit.length === 0) return null;
  const untold = hit.filter((row) => row.toldAt === null).length;
  return (
    <span className={css.soft}>
      {' · '}
      {t('offices.disruption.already', { count: hit.length, untold })}
    </span>
  );
}

/** A disruption that is over: nothing about it changes any more. */
export function DisruptionRecord(props: {
  disruption: Disruption;
  where: (id: string | null) => string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const { disruption } = props;
  const { endedAt } = disruption;
  return (
    <RecordForm
      title={format.words(disruption.message)}
      may={false}
      save={() => Promise.resolve()}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {() => (
        <Facts
          facts={[
            [t('offices.point'), props.where(disruption.servicePointId)],
            [t('offices.disruption.what'), t(`offices.down.${disruption.what}`)],
            [
              t('offices.disruption.stops'),
              t(disruption.stopsService ? 'offices.disruption.stopsAll' : 'offices.disruption.goesOn'),
            ],
            [t('offices.disruption.began'), format.moment(disruption.startsAt)],
            [t('offices.disruption.ended'), endedAt ? format.moment(endedAt) : t('offices.disruption.running')],
          ]}
        />
      )}
    </RecordForm>
  );
}

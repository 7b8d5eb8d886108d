import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Choice } from '../../ui/choice.js';
import { DateField } from '../../ui/date-field.js';
import { Facts } from '../../ui/panel.js';
import { TimeField } from '../../ui/time-field.js';
import css from './offices.module.css';
import { addClosure, removeClosure, type Closure, type Settings } from './offices.queries.js';
import { PointSelect } from './point-select.js';
import { RecordForm } from './record-form.js';
import { TwoLanguages } from './two-languages.js';

const REASONS = [
  'local_holiday',
  'election',
  'training',
  'maintenance',
  'system_down',
  'power_cut',
  'disaster',
  'ceremony',
  'other',
] as const;

export function ClosureForm(props: { settings: Settings; may: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { settings } = props;
  const [form] = useState(intentKey);
  const [servicePointId, setPoint] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [hours, setHours] = useState<{ opensAt: string; closesAt: string } | null>(null);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('training');
  const [note, setNote] = useState({ id: '', en: '' });
  const said = note.id.trim() !== '' || note.en.trim() !== '';
  const body = {
    ...{ servicePointId, from, to: to || from, hours, reason },
    note: said ? { id: note.id || note.en, en: note.en || note.id } : null,
  };
  return (
    <RecordForm
      title={t('offices.closures.new')}
      may={props.may}
      change={{ closure: body }}
      save={() => addClosure(settings.code, form, body)}
      saveLabel={t('offices.closures.save')}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {(at) => (
        <>
          <PointSelect settings={settings} value={servicePointId} onChange={setPoint} />
          <div className={css.pair}>
            <DateField
              label={t('offices.hours.from')}
              required
              min={settings.today}
              value={from}
              onChange={setFrom}
              error={at('/from')}
            />
            <DateField label={t('offices.hours.to')} min={from} value={to} onChange={setTo} error={at('/to')} />
          </div>
          <Choice
            label={t('offices.closures.part')}
            value={hours ? 'part' : 'day'}
            onChange={(value) => setHours(value === 'part' ? { opensAt: '13:00', closesAt: '16:00' } : null)}
            options={[
              { value: 'day', label: t('offices.closures.wholeDay') },
              { value: 'part', label: t('offices.closures.someHours') },
            ]}
          />
          {hours && (
            <div className={css.pair}>
              <TimeField
                label={t('offices.closures.since')}
                required
                value={hours.opensAt}
                onChange={(opensAt) => setHours({ ...hours, opensAt })}
              />
              <TimeField
                label={t('offices.closures.until')}
                required
                value={hours.closesAt}
                onChange={(closesAt) => setHours({ ...hours, closesAt })}
                error={at('/hours/closesAt')}
              />
            </div>
          )}
          <NativeSelect
            label={t('offices.closures.why')}
            data={REASONS.map((value) => ({ value, label: t(`offices.reason.${value}`) }))}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value as (typeof REASONS)[number])}
          />
          <TwoLanguages label={t('offices.closures.words')} value={note} onChange={setNote} optional />
        </>
      )}
    </RecordForm>
  );
}

/** A closure is not edited: it is taken back, and another one made. */
export function ClosureRecord(props: {
  closure: Closure;
  where: (id: string | null) => string;
  may: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const { closure } = props;
  return (
    <RecordForm
      title={format.words(closure.name)}
      may={props.may}
      save={() => removeClosure(closure.id)}
      saveLabel={t('offices.closures.open')}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {() => (
        <Facts
          facts={[
            [t('offices.point'), props.where(closure.servicePointId)],
            [t('offices.closures.when'), format.day(closure.on)],
            [
              t('offices.closures.part'),
              closure.hours ? `${closure.hours.opensAt}–${closure.hours.closesAt}` : t('offices.closures.wholeDay'),
            ],
            [t('offices.closures.why'), t(`offices.reason.${closure.reason}`)],
            [t('offices.closures.clocks'), t(closure.stopsClocks ? 'offices.closures.stop' : 'offices.closures.run')],
          ]}
        />
      )}
    </RecordForm>
  );
}

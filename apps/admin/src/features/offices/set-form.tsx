import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import type { Localized } from '../../api/shapes.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { addSet, changeSet, removeSet, type HoursSet, type Point, type WeekHours } from './offices.queries.js';
import { RecordForm } from './record-form.js';
import { TwoLanguages } from './two-languages.js';
import { WeekFields } from '../../ui/week-fields.js';

/** The hours of a week, from a day on. What has begun can't be changed backwards: the form says so and offers new ones. */
export function SetForm(props: {
  point: Point;
  kind: HoursSet['kind'];
  set: HoursSet | undefined;
  today: string;
  may: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { point, kind, set, today } = props;
  const begun = set !== undefined && set.validFrom < today;
  const format = useFormat(usePlace().zone);
  const [form] = useState(intentKey);
  const [name, setName] = useState<Localized>(set?.name ?? { id: '', en: '' });
  const [validFrom, setValidFrom] = useState(set?.validFrom ?? '');
  const [validTo, setValidTo] = useState(set?.validTo ?? '');
  const [hours, setHours] = useState<WeekHours[]>(set?.hours ?? point.openingSets.at(-1)?.hours ?? []);
  const regime = kind === 'regime';
  const body = {
    ...{ kind, validFrom, hours: hours.map((one) => ({ ...one, onHolidays: one.onHolidays ?? false })) },
    ...{ name: regime ? name : null, validTo: regime ? validTo : null },
  };
  const stays = begun && !regime;
  return (
    <RecordForm
      title={
        set
          ? set.name
            ? format.words(set.name)
            : t('offices.hours.normal')
          : t(regime ? 'offices.hours.newRegime' : 'offices.hours.newNormal')
      }
      may={props.may && !stays}
      change={{ servicePointId: point.id, openingSet: body, ...(set ? { replaces: set.id } : {}) }}
      save={() => (set ? changeSet(set.id, set.version, body) : addSet(point.id, form, body))}
      {...(set && !begun
        ? {
            remove: {
              label: t('offices.remove'),
              change: { removes: set.id },
              run: () => removeSet(set.id, set.version),
            },
          }
        : {})}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {(at) => (
        <>
          {begun && <p>{t(regime ? 'offices.hours.regimeBegun' : 'offices.hours.begun')}</p>}
          {regime && (
            <TwoLanguages label={t('offices.hours.regimeName')} value={name} onChange={setName} error={at('/name')} />
          )}
          <DateField
            label={t('offices.hours.from')}
            required
            disabled={begun}
            min={today}
            value={validFrom}
            onChange={setValidFrom}
            error={at('/validFrom')}
          />
          {regime && (
            <DateField
              label={t('offices.hours.to')}
              required
              min={validFrom}
              value={validTo}
              onChange={setValidTo}
              error={at('/validTo')}
            />
          )}
          <WeekFields value={hours} onChange={setHours} at={(pointer) => at(`/hours${pointer}`)} />
        </>
      )}
    </RecordForm>
  );
}

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Choice } from '../../ui/choice.js';
import { Facts } from '../../ui/panel.js';
import { addDisruption, endDisruption, type Disruption, type Settings } from './offices.queries.js';
import { PointSelect } from './point-select.js';
import { RecordForm } from './record-form.js';
import { TwoLanguages } from './two-languages.js';

const WHAT = ['national_system', 'power', 'network', 'equipment', 'building', 'staff', 'other'] as const;

/** Something is down since now; the message goes to the boards and to whoever wants to book. */
export function DisruptionForm(props: { settings: Settings; may: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = useState(intentKey);
  const [servicePointId, setPoint] = useState<string | null>(null);
  const [what, setWhat] = useState<(typeof WHAT)[number]>('national_system');
  const [stopsService, setStops] = useState(true);
  const [message, setMessage] = useState({ id: '', en: '' });
  const body = { servicePointId, what, stopsService, message, startsAt: null, expectedEndAt: null };
  return (
    <RecordForm
      title={t('offices.disruption.new')}
      may={props.may}
      change={{ disruption: body }}
      save={() => addDisruption(props.settings.code, form, body)}
      saveLabel={t('offices.disruption.save')}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {(at) => (
        <>
          <PointSelect settings={props.settings} value={servicePointId} onChange={setPoint} />
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
        </>
      )}
    </RecordForm>
  );
}

export function DisruptionRecord(props: {
  disruption: Disruption;
  where: (id: string | null) => string;
  may: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const { disruption } = props;
  const { endedAt } = disruption;
  return (
    <RecordForm
      title={format.words(disruption.message)}
      may={props.may && endedAt === null}
      save={() => endDisruption(disruption.id)}
      saveLabel={t('offices.disruption.end')}
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

import { NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { servicesQuery } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Choice } from '../../ui/choice.js';
import { Ticks } from '../../ui/ticks.js';
import { addCounter, changeCounter, type Counter, type Point } from './offices.queries.js';
import { RecordForm } from './record-form.js';

const LANES = ['regular', 'priority', 'express', 'walk_in', 'group', 'reserve'] as const;

/** A counter and its skills: what is served at it and whom it calls. Nothing ticked means everything. */
export function CounterForm(props: { point: Point; counter: Counter | undefined; may: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat('Asia/Jakarta');
  const { point, counter } = props;
  const services = useQuery(servicesQuery).data?.items ?? [];
  const [form] = useState(intentKey);
  const free = Math.max(0, ...point.counters.map((one) => one.number)) + 1;
  const [number, setNumber] = useState<number | ''>(counter?.number ?? free);
  const [name, setName] = useState(counter?.name ?? t('offices.places.counterName', { number: free }));
  const [serviceCodes, setServiceCodes] = useState(counter?.serviceCodes ?? []);
  const [lanes, setLanes] = useState(counter?.lanes ?? []);
  const [inUse, setInUse] = useState(counter?.inUse ?? true);
  const body = { number: number || 0, name, serviceCodes, lanes, inUse };
  return (
    <RecordForm
      title={counter ? counter.name : t('offices.places.newCounter')}
      may={props.may}
      save={() => (counter ? changeCounter(counter.id, counter.version, body) : addCounter(point.id, form, body))}
      onDone={props.onClose}
      onClose={props.onClose}
      shown={['/number', '/name']}
    >
      {(at) => (
        <>
          <NumberInput
            label={t('offices.places.number')}
            required
            min={1}
            max={999}
            allowDecimal={false}
            value={number}
            onChange={(given) => setNumber(typeof given === 'number' ? given : '')}
            error={at('/number')}
          />
          <TextInput
            label={t('offices.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={at('/name')}
          />
          <Ticks
            label={t('offices.places.servedHere')}
            options={services
              .filter((service) => point.serviceCodes.includes(service.code))
              .map((service) => [service.code, format.words(service.name)] as const)}
            value={serviceCodes}
            onChange={setServiceCodes}
          />
          <Ticks
            label={t('offices.places.calls')}
            options={LANES.map((lane) => [lane, t(`offices.lane.${lane}`)] as const)}
            value={lanes}
            onChange={setLanes}
          />
          <Choice
            label={t('offices.places.use')}
            value={inUse ? 'yes' : 'no'}
            onChange={(value) => setInUse(value === 'yes')}
            options={[
              { value: 'yes', label: t('offices.places.inUse') },
              { value: 'no', label: t('offices.places.outOfUse') },
            ]}
          />
        </>
      )}
    </RecordForm>
  );
}

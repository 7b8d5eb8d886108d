import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { servicesQuery, usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { addPoint, changePoint, type Point } from './offices.queries.js';
import { RecordForm } from './record-form.js';
import { Ticks } from '../../ui/ticks.js';

const KINDS = ['office', 'passport_unit', 'public_service_mall', 'mobile_unit', 'event'] as const;
const FACTS = [
  'step_free_entrance',
  'wheelchair',
  'accessible_toilet',
  'accessible_parking',
  'tactile_paving',
  'sign_language',
  'nursing_room',
  'priority_seating',
] as const;

export function PointForm(props: {
  point: Point | undefined;
  may: boolean;
  onClose: () => void;
  onAddCounter?: () => void;
}) {
  const { t } = useTranslation();
  const { office, zone } = usePlace();
  const format = useFormat(zone);
  const services = useQuery(servicesQuery).data?.items ?? [];
  const { point } = props;
  const [form] = useState(intentKey);
  const [given, setGiven] = useState({
    name: point?.name ?? '',
    kind: point?.kind ?? ('office' as const),
    address: point?.address ?? '',
    accessibility: point?.accessibility ?? [],
    serviceCodes: point?.serviceCodes ?? [],
  });
  const set = (part: Partial<typeof given>): void => setGiven({ ...given, ...part });
  return (
    <RecordForm
      title={point ? `${point.code} · ${point.name}` : t('offices.places.newPoint')}
      may={props.may}
      save={() => (point ? changePoint(point.id, point.version, given) : addPoint(office?.code ?? '', form, given))}
      onDone={props.onClose}
      onClose={props.onClose}
      shown={['/name', '/address']}
    >
      {(at) => (
        <>
          <TextInput
            label={t('offices.name')}
            required
            maxLength={120}
            value={given.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={at('/name')}
          />
          <NativeSelect
            label={t('offices.places.what')}
            data={KINDS.map((value) => ({ value, label: t(`offices.kind.${value}`) }))}
            value={given.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as (typeof KINDS)[number] })}
          />
          <TextInput
            label={t('offices.address')}
            required
            maxLength={300}
            value={given.address}
            onChange={(event) => set({ address: event.currentTarget.value })}
            error={at('/address')}
          />
          <Ticks
            label={t('offices.places.services')}
            options={services.map((service) => [service.code, format.words(service.name)] as const)}
            value={given.serviceCodes}
            onChange={(serviceCodes) => set({ serviceCodes })}
          />
          <Ticks
            label={t('offices.places.accessibility')}
            options={FACTS.map((fact) => [fact, t(`offices.fact.${fact}`)] as const)}
            value={given.accessibility}
            onChange={(accessibility) => set({ accessibility })}
          />
          {point && props.may && props.onAddCounter && (
            <Button variant="default" onClick={props.onAddCounter}>
              {t('offices.places.newCounter')}
            </Button>
          )}
        </>
      )}
    </RecordForm>
  );
}

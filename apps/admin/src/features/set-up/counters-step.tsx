import { NumberInput } from '@mantine/core';
import type { staffApi } from '@buka-pintu/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCounters } from './set-up.queries.js';
import { StepForm, type StepProps } from './step-form.js';

const MOST = 50;

/** How many counters there are. Skills and names of their own are for the settings, when an office wants them. */
export function CountersStep(props: StepProps & { settings: staffApi.OfficeSettingsView; onChanged: () => void }) {
  const { t } = useTranslation();
  const { servicePoints } = props.settings;
  const [wanted, setWanted] = useState<Record<string, number | ''>>({});
  const [checked, setChecked] = useState(false);
  const typedAt = (point: staffApi.ServicePointSettingsView): number | '' =>
    wanted[point.id] ?? (point.counters.length || 1);
  const leastAt = (point: staffApi.ServicePointSettingsView): number => Math.max(1, point.counters.length);
  const numberAt = (point: staffApi.ServicePointSettingsView): number => Number(typedAt(point));
  const tooFew = servicePoints.some((point) => numberAt(point) < leastAt(point));
  const save = useMutation({
    mutationFn: async () => {
      for (const point of servicePoints)
        await addCounters(point, numberAt(point), (number) => t('setUp.counters.called', { number }));
      await props.onSaved();
    },
    // Those that were added before it broke are there.
    onError: props.onChanged,
  });

  return (
    <StepForm
      step="counters"
      busy={save.isPending}
      error={save.error}
      onSubmit={() => {
        setChecked(true);
        if (!tooFew) save.mutate();
      }}
      onBack={props.onBack}
    >
      {servicePoints.map((point, index) => (
        <NumberInput
          key={point.id}
          label={t('setUp.counters.howMany', { point: point.name })}
          description={point.counters.length > 0 ? t('setUp.counters.onlyMore') : undefined}
          value={typedAt(point)}
          onChange={(value) => setWanted({ ...wanted, [point.id]: value === '' ? '' : Number(value) })}
          error={
            checked && numberAt(point) < leastAt(point)
              ? t('setUp.counters.atLeast', { count: leastAt(point) })
              : undefined
          }
          min={0}
          max={MOST}
          clampBehavior="strict"
          allowDecimal={false}
          w={256}
          autoFocus={index === 0}
        />
      ))}
    </StepForm>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { fieldProblems } from '../../api/problems.js';
import { useRequired } from '../../lib/use-required.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './devices.module.css';
import { registerDevice, type Device } from './devices.queries.js';

const FIELDS = { '/name': 'name' } as const;

/** A new device: where it stands, and by which name the office knows it. */
export function DeviceForm(props: { onDone: (device: Device) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const { office } = usePlace();
  const [form] = useState(intentKey);
  const fields = useRequired(Object.values(FIELDS));
  const points = office?.servicePoints ?? [];
  const [pointId, setPointId] = useState(points[0]?.id ?? '');
  const save = useMutation({
    mutationFn: () => registerDevice({ servicePointId: pointId, kind: 'kiosk', name: fields.given.name.trim() }, form),
    onSuccess: props.onDone,
  });
  const { at } = fieldProblems(save.error, FIELDS);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (fields.check() && pointId !== '' && !save.isPending) save.mutate();
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ProblemBanner error={save.error} without={Object.keys(FIELDS)} />
      <NativeSelect
        label={t('devices.point')}
        value={pointId}
        onChange={({ currentTarget }) => setPointId(currentTarget.value)}
        data={points.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        label={t('devices.name')}
        description={t('devices.nameHint')}
        {...fields.text('name', at.name)}
        autoComplete="off"
      />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('devices.register')}
        </Button>
        <Button onClick={props.onCancel}>{t('staff.cancel')}</Button>
      </div>
    </form>
  );
}

import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from './offices.queries.js';

/** One service point, or the whole office. */
export function PointSelect(props: {
  settings: Settings;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('offices.point')}
      data={[
        { value: '', label: t('offices.closures.whole') },
        ...props.settings.servicePoints.map((point) => ({ value: point.id, label: point.name })),
      ]}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  );
}

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { intentKey, type staffApi } from '@buka-pintu/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import { CheckList } from '../../ui/check-list.js';
import { addPoint, changePoint } from './set-up.queries.js';
import css from './set-up.module.css';
import { StepForm, type StepProps } from './step-form.js';

type Point = staffApi.ServicePointSettingsView;
type Kind = Point['kind'];
type Fact = Point['accessibility'][number];
const KINDS: readonly Kind[] = ['office', 'passport_unit', 'public_service_mall', 'mobile_unit', 'event'];
const FACTS: readonly Fact[] = [
  'step_free_entrance',
  'wheelchair',
  'accessible_toilet',
  'accessible_parking',
  'tactile_paving',
  'sign_language',
  'nursing_room',
  'priority_seating',
];
const FIELDS = { '/name': 'name', '/kind': 'kind', '/address': 'address', '/accessibility': 'facts' } as const;

/** Where people come to: usually one, the office's own building. */
export function PointsStep(props: StepProps & { settings: staffApi.OfficeSettingsView }) {
  const { t } = useTranslation();
  const points = props.settings.servicePoints;
  const [chosen, setChosen] = useState<string | null>(points[0]?.id ?? null);
  const point = points.find(({ id }) => id === chosen);
  return (
    <>
      {points.length > 0 && (
        <div className={css.inline} role="group" aria-label={t('setUp.step.points')}>
          {points.map(({ id, code, name }) => (
            <Button
              key={id}
              variant={id === chosen ? 'outline' : 'default'}
              aria-pressed={id === chosen}
              onClick={() => setChosen(id)}
            >
              {code} · {name}
            </Button>
          ))}
          <Button variant="subtle" aria-pressed={chosen === null} onClick={() => setChosen(null)}>
            {t('setUp.points.another')}
          </Button>
        </div>
      )}
      <PointForm key={chosen ?? 'new'} {...props} point={point} />
    </>
  );
}

function PointForm(props: StepProps & { settings: staffApi.OfficeSettingsView; point: Point | undefined }) {
  const { t } = useTranslation();
  const { settings, point } = props;
  const first = settings.servicePoints.length === 0;
  const [form] = useState(intentKey);
  const [name, setName] = useState(point?.name ?? (first ? settings.name : ''));
  const [kind, setKind] = useState<Kind>(point?.kind ?? (first ? 'office' : 'public_service_mall'));
  const [address, setAddress] = useState(point?.address ?? (first ? settings.address : ''));
  const [facts, setFacts] = useState<readonly string[]>(point?.accessibility ?? []);
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      const words = { name: name.trim(), kind, address: address.trim(), accessibility: [...facts] as Fact[] };
      await (point ? changePoint(point, words) : addPoint(settings.code, { ...words, serviceCodes: [] }, form));
      await props.onSaved();
    },
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const required = (value: string): string | undefined =>
    checked && value.trim() === '' ? t('form.required') : undefined;

  function submit(): void {
    setChecked(true);
    if (name.trim() !== '' && address.trim() !== '') save.mutate();
  }

  return (
    <StepForm
      step="points"
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
      onBack={props.onBack}
    >
      <TextInput
        label={t('setUp.points.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={at.name ?? required(name)}
        maxLength={120}
        autoFocus
      />
      <NativeSelect
        label={t('setUp.points.kind')}
        data={KINDS.map((value) => ({ value, label: t(`setUp.pointKind.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        error={at.kind}
      />
      <Textarea
        label={t('setUp.points.address')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={at.address ?? required(address)}
        maxLength={300}
        rows={2}
      />
      <div className={css.columns}>
        <CheckList
          label={t('setUp.points.facts')}
          options={FACTS.map((value) => ({ value, label: t(`setUp.fact.${value}`) }))}
          chosen={facts}
          onChange={setFacts}
          error={at.facts}
        />
      </div>
    </StepForm>
  );
}

import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { staffApi } from '@buka-pintu/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems, Problem } from '../../api/problems.js';
import { addOffice, changeOffice } from './set-up.queries.js';
import css from './set-up.module.css';
import { StepForm, type StepProps } from './step-form.js';

type Zone = staffApi.NewOfficeRequest['zone'];
const ZONES: readonly Zone[] = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'];
const FIELDS = {
  '/code': 'code',
  '/name': 'name',
  '/zone': 'zone',
  '/address': 'address',
  '/phone': 'phone',
} as const;

/** Which office this is. Code and zone stand in every number and hour from then on, and never change. */
export function OfficeStep(props: StepProps & { settings: staffApi.OfficeSettingsView | undefined }) {
  const { t } = useTranslation();
  const { settings } = props;
  const [code, setCode] = useState(settings?.code ?? '');
  const [name, setName] = useState(settings?.name ?? '');
  const [zone, setZone] = useState<Zone>(settings?.zone ?? zoneHere());
  const [address, setAddress] = useState(settings?.address ?? '');
  const [phone, setPhone] = useState(settings?.phone ?? '');
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      const words = { name: name.trim(), address: address.trim(), phone: phone.trim() || null };
      await (settings ? changeOffice(settings, words) : addOffice({ ...words, code, zone }));
      await props.onSaved();
    },
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const taken = save.error instanceof Problem && save.error.code === 'office_code_taken';
  const required = (value: string): string | undefined =>
    checked && value.trim() === '' ? t('form.required') : undefined;
  const wrongCode = checked && !/^[A-Z][A-Z0-9]{1,7}$/.test(code) ? t('setUp.office.codeWrong') : undefined;

  function submit(): void {
    setChecked(true);
    const whole = [name, address].every((value) => value.trim() !== '') && /^[A-Z][A-Z0-9]{1,7}$/.test(code);
    if (whole) save.mutate();
  }

  return (
    <StepForm
      step="office"
      busy={save.isPending}
      error={save.error}
      fields={Object.keys(FIELDS)}
      onSubmit={submit}
      onBack={props.onBack}
    >
      <TextInput
        label={t('setUp.office.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={at.name ?? required(name)}
        maxLength={120}
        autoFocus
      />
      <div className={css.pair}>
        <TextInput
          label={t('setUp.office.code')}
          description={settings ? t('setUp.office.fixed') : t('setUp.office.codeWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
          error={at.code ?? (taken ? t('setUp.office.codeTaken') : wrongCode)}
          maxLength={8}
          readOnly={settings !== undefined}
          autoComplete="off"
        />
        <NativeSelect
          label={t('setUp.office.zone')}
          description={settings ? t('setUp.office.fixed') : t('setUp.office.zoneWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={ZONES.map((value) => ({ value, label: t(`setUp.zone.${value.slice(5)}` as 'setUp.zone.Jakarta') }))}
          value={zone}
          onChange={(event) => setZone(event.currentTarget.value as Zone)}
          error={at.zone}
          disabled={settings !== undefined}
        />
      </div>
      <Textarea
        label={t('setUp.office.address')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={at.address ?? required(address)}
        maxLength={300}
        rows={2}
      />
      <TextInput
        label={t('setUp.office.phone')}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
        error={at.phone}
        maxLength={40}
        type="tel"
      />
    </StepForm>
  );
}

/** The zone this computer is set to, if it is one of ours. */
function zoneHere(): Zone {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ZONES.find((zone) => zone === here) ?? 'Asia/Jakarta';
}

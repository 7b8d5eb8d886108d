import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeOffice, type Settings } from './offices.queries.js';
import { RecordForm } from './record-form.js';

const CLASSES = ['1_special_tpi', '1_special', '1_tpi', '1', '2_tpi', '2', '3_tpi', '3'] as const;

/** Name, class, address and telephone. The code and the zone never change: ids and hours hang on them. */
export function OfficeForm(props: { settings: Settings; may: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { code, version } = props.settings;
  const [name, setName] = useState(props.settings.name);
  const [address, setAddress] = useState(props.settings.address);
  const [officeClass, setClass] = useState(props.settings.officeClass ?? null);
  const [coordinates, setCoordinates] = useState(props.settings.coordinates ?? '');
  const [province, setProvince] = useState(props.settings.province ?? '');
  const [phone, setPhone] = useState(props.settings.phone ?? '');
  return (
    <RecordForm
      title={t('offices.places.office')}
      may={props.may}
      save={() =>
        changeOffice(code, version, {
          ...{ name, address, officeClass, phone: phone.trim() || null },
          ...{ coordinates: coordinates.trim() || null, province: province.trim() || null },
        })
      }
      onDone={props.onClose}
      onClose={props.onClose}
      shown={['/name', '/address', '/phone', '/coordinates', '/province']}
    >
      {(at) => (
        <>
          <TextInput
            label={t('offices.name')}
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={at('/name')}
          />
          <NativeSelect
            label={t('offices.className')}
            data={[
              { value: '', label: t('offices.noClass') },
              ...CLASSES.map((value) => ({ value, label: t(`offices.class.${value}`) })),
            ]}
            value={officeClass ?? ''}
            onChange={(event) => setClass(CLASSES.find((one) => one === event.currentTarget.value) ?? null)}
          />
          <TextInput
            label={t('offices.address')}
            required
            maxLength={300}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            error={at('/address')}
          />
          <TextInput
            label={t('offices.province')}
            maxLength={60}
            value={province}
            onChange={(event) => setProvince(event.currentTarget.value)}
            error={at('/province')}
          />
          <TextInput
            label={t('offices.coordinates')}
            description={t('offices.coordinatesNote')}
            placeholder="-5.3971, 105.2668"
            maxLength={40}
            value={coordinates}
            onChange={(event) => setCoordinates(event.currentTarget.value)}
            error={at('/coordinates')}
          />
          <TextInput
            label={t('offices.phone')}
            maxLength={40}
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={at('/phone')}
          />
        </>
      )}
    </RecordForm>
  );
}

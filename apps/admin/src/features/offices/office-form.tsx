import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeOffice, type Settings } from './offices.queries.js';
import { RecordForm } from './record-form.js';

/** Name, address and telephone. The code and the zone never change: ids and hours hang on them. */
export function OfficeForm(props: { settings: Settings; may: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { code, version } = props.settings;
  const [name, setName] = useState(props.settings.name);
  const [address, setAddress] = useState(props.settings.address);
  const [phone, setPhone] = useState(props.settings.phone ?? '');
  return (
    <RecordForm
      title={t('offices.places.office')}
      may={props.may}
      save={() => changeOffice(code, version, { name, address, phone: phone.trim() || null })}
      onDone={props.onClose}
      onClose={props.onClose}
      shown={['/name', '/address', '/phone']}
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
          <TextInput
            label={t('offices.address')}
            required
            maxLength={300}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            error={at('/address')}
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

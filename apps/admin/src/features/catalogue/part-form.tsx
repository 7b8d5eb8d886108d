import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BothLanguages } from './both-languages.js';
import type { EditedService, Part, Time } from './catalogue.queries.js';
import { LineForm } from './line-form.js';

/** A written part of the standard. */
export function PartForm(props: {
  service: EditedService;
  part: Part['part'];
  line: Part | undefined;
  onSaved: (validFrom: string) => void;
  onClose: () => void;
}) {
  const { service, part, line } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(line?.text ?? { id: '', en: '' });
  return (
    <LineForm
      service={service}
      kind="standard"
      title={t(`catalogue.part.${part}`)}
      code={part}
      line={line}
      own={{ text }}
      shown={['/text']}
      onSaved={props.onSaved}
      onClose={props.onClose}
      fields={(at) => (
        <BothLanguages label={t('catalogue.text')} value={text} onChange={setText} error={at('/text')} long />
      )}
    />
  );
}

/** The promised time, which is the third part of the standard. */
export function TimeForm(props: {
  service: EditedService;
  code: Time['code'];
  line: Time | undefined;
  onSaved: (validFrom: string) => void;
  onClose: () => void;
}) {
  const { service, code, line } = props;
  const { t } = useTranslation();
  const [days, setDays] = useState<number | ''>(line?.workingDays ?? '');
  const [note, setNote] = useState(line?.note ?? { id: '', en: '' });
  return (
    <LineForm
      service={service}
      kind="time"
      title={t(`catalogue.time.${code}`)}
      code={code}
      line={line}
      own={{ workingDays: days === '' ? 0 : days, note }}
      shown={['/workingDays', '/note']}
      onSaved={props.onSaved}
      onClose={props.onClose}
      fields={(at) => (
        <>
          <NumberInput
            label={t('catalogue.time.workingDays')}
            description={t('catalogue.time.zero')}
            required
            min={0}
            max={1000}
            allowDecimal={false}
            hideControls
            value={days}
            onChange={(given) => setDays(typeof given === 'number' ? given : '')}
            error={at('/workingDays')}
          />
          <BothLanguages label={t('catalogue.time.note')} value={note} onChange={setNote} error={at('/note')} long />
        </>
      )}
    />
  );
}

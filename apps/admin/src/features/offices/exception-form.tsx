import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import css from './offices.module.css';
import { addException, changeException, removeException, type Exception, type Point } from './offices.queries.js';
import { RecordForm } from './record-form.js';
import { TwoLanguages } from './two-languages.js';
import { TimeField } from '../../ui/time-field.js';

/** Other hours for one day: an open Saturday, a shorter Friday. */
export function ExceptionForm(props: {
  point: Point;
  exception: Exception | undefined;
  today: string;
  may: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { point, exception } = props;
  const format = useFormat(usePlace().zone);
  const [form] = useState(intentKey);
  const [on, setOn] = useState(exception?.on ?? '');
  const [name, setName] = useState(exception?.name ?? { id: '', en: '' });
  const [hours, setHours] = useState(exception?.hours ?? [{ opensAt: '08:00', closesAt: '12:00' }]);
  const put = (index: number, part: Partial<(typeof hours)[number]>): void =>
    setHours(hours.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const body = { on, name, hours };
  return (
    <RecordForm
      title={exception ? format.words(exception.name) : t('offices.hours.newException')}
      may={props.may}
      change={{ servicePointId: point.id, openingException: body, ...(exception ? { replaces: exception.id } : {}) }}
      save={() =>
        exception ? changeException(exception.id, exception.version, body) : addException(point.id, form, body)
      }
      {...(exception
        ? {
            remove: {
              label: t('offices.remove'),
              change: { removes: exception.id },
              run: () => removeException(exception.id, exception.version),
            },
          }
        : {})}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      {(at) => (
        <>
          <DateField
            label={t('offices.hours.day')}
            required
            min={props.today}
            value={on}
            onChange={setOn}
            error={at('/on')}
          />
          <TwoLanguages label={t('offices.hours.reason')} value={name} onChange={setName} error={at('/name')} />
          {hours.map((one, index) => (
            <div key={index} className={css.span}>
              <TimeField
                label={t('offices.hours.opens')}
                required
                value={one.opensAt}
                onChange={(opensAt) => put(index, { opensAt })}
                error={at(`/hours/${index}/opensAt`)}
              />
              <span aria-hidden>–</span>
              <TimeField
                label={t('offices.hours.closes')}
                required
                value={one.closesAt}
                onChange={(closesAt) => put(index, { closesAt })}
                error={at(`/hours/${index}/closesAt`)}
              />
              {hours.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  aria-label={t('offices.hours.without')}
                  onClick={() => setHours(hours.filter((_, place) => place !== index))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              )}
            </div>
          ))}
          <Button
            variant="subtle"
            size="xs"
            onClick={() => setHours([...hours, { opensAt: '13:00', closesAt: '16:00' }])}
          >
            {t('offices.hours.another')}
          </Button>
        </>
      )}
    </RecordForm>
  );
}

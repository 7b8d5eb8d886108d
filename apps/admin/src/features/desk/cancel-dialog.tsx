import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookingView } from '../../api/shapes.js';
import { fieldProblems } from '../../api/problems.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './desk.module.css';

const FIELDS = { '/reason': 'reason' } as const;

/** The question before a seat is given away: it names the booking, and the way back is the first button. */
export function CancelDialog(props: {
  booking: BookingView;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string, family: boolean) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [family, setFamily] = useState(false);
  return (
    <Dialog onClose={props.onClose} title={t('desk.cancelTitle', { code: props.booking.code })}>
      <div className={css.dialog}>
        <p>{t('desk.cancelWords', { name: props.booking.person.name })}</p>
        <ProblemBanner error={props.error} without={Object.keys(FIELDS)} />
        <TextInput
          label={t('desk.cancelReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldProblems(props.error, FIELDS).at.reason}
          maxLength={200}
        />
        {props.booking.partyId && (
          <Checkbox
            checked={family}
            onChange={(event) => setFamily(event.currentTarget.checked)}
            label={t('desk.moves.wholeFamily')}
          />
        )}
        <div className={css.buttons}>
          <Button data-autofocus onClick={props.onClose}>
            {t('desk.keep')}
          </Button>
          <Button
            variant="filled"
            color="red"
            loading={props.busy}
            onClick={() => props.onConfirm(reason.trim(), family)}
          >
            {t('desk.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

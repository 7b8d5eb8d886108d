import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import type { BookingView } from '../../api/shapes.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { confirmBooking, type ConfirmationRequest } from './booking-moves.queries.js';
import css from './desk.module.css';

const FIELDS = { '/proof/reference': 'reference' } as const;
type Kind = ConfirmationRequest['proof']['kind'];

/** What the officer saw: a receipt or a paper, by its number. After the deadline it counts as well. */
export function ProofDialog(props: { booking: BookingView; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { booking } = props;
  const [kind, setKind] = useState<Kind>('payment');
  const [reference, setReference] = useState('');
  const [family, setFamily] = useState(true);
  const confirm = useMutation({
    mutationFn: () =>
      confirmBooking(booking, { proof: { kind, reference }, family: booking.partyId !== null && family }),
    onSuccess: props.onDone,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <Dialog onClose={props.onClose} title={t('desk.moves.proofTitle', { code: booking.code })}>
      <form className={css.dialog} onSubmit={submit}>
        {booking.state === 'lapsed' && <p>{t('desk.moves.proofLate')}</p>}
        <ProblemBanner error={confirm.error} without={Object.keys(FIELDS)} />
        <Radio.Group
          label={t('desk.moves.proofKind')}
          value={kind}
          onChange={(value) => setKind(value === 'document' ? 'document' : 'payment')}
        >
          <Radio mt="xs" value="payment" label={t('desk.moves.payment')} />
          <Radio mt="xs" value="document" label={t('desk.moves.document')} />
        </Radio.Group>
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('desk.moves.reference')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value.replace(/\s/g, ''))}
          error={fieldProblems(confirm.error, FIELDS).at.reference}
          minLength={4}
          maxLength={60}
          autoComplete="off"
        />
        {booking.partyId && (
          <Checkbox
            checked={family}
            onChange={(event) => setFamily(event.currentTarget.checked)}
            label={t('desk.moves.wholeFamily')}
          />
        )}
        <div className={css.buttons}>
          <Button onClick={props.onClose}>{t('form.close')}</Button>
          <Button type="submit" variant="filled" loading={confirm.isPending}>
            {t('desk.moves.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems } from '../../api/problems.js';
import type { BookingLinkRequest, BookingView } from '../../api/shapes.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { issueLink } from './desk.queries.js';
import css from './desk.module.css';
import { printPage } from '../../lib/print-page.js';

const FIELDS = { '/documentNumber': 'documentNumber' } as const;
let forms = 0;

/** A lost link, issued again: the number is typed from the document on the desk, which only its owner can lay there. */
export function LinkDialog({ booking, onClose }: { booking: BookingView; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = useState(() => `link-${(forms += 1)}`);
  const [documentNumber, setDocumentNumber] = useState('');
  const [delivery, setDelivery] = useState<BookingLinkRequest['delivery']>('slip');
  const [revokeOthers, setRevokeOthers] = useState(true);
  const issue = useMutation({
    mutationFn: async () => {
      const issued = await issueLink(booking, { documentNumber, delivery, revokeOthers }, form);
      if (issued.slip) void printPage(issued.slip);
      return issued;
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    issue.mutate();
  };
  const title = t('desk.linkTitle', { code: booking.code });
  if (issue.data) {
    const { slip, sentTo, revoked } = issue.data;
    return (
      <Dialog onClose={onClose} title={title}>
        <div className={css.dialog}>
          <p role="status">{sentTo ? t('desk.linkSent', { to: sentTo }) : t('desk.linkPrinted')}</p>
          {revoked > 0 && <p>{t('desk.linkRevoked')}</p>}
          <div className={css.buttons}>
            {slip && <Button onClick={() => void printPage(slip)}>{t('desk.linkPrintAgain')}</Button>}
            <Button data-autofocus variant="filled" onClick={onClose}>
              {t('form.close')}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title={title}>
      <form className={css.dialog} onSubmit={submit}>
        <p>{t('desk.linkWords', { name: booking.person.name })}</p>
        <ProblemBanner error={issue.error} without={Object.keys(FIELDS)} />
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          label={t('desk.linkDocument')}
          value={documentNumber}
          onChange={(event) => setDocumentNumber(event.currentTarget.value.replace(/\s/g, ''))}
          error={fieldProblems(issue.error, FIELDS).at.documentNumber}
          minLength={5}
          maxLength={20}
          autoComplete="off"
        />
        <Radio.Group
          label={t('desk.linkDelivery')}
          value={delivery}
          onChange={(value) => setDelivery(value === 'message' ? 'message' : 'slip')}
        >
          <Radio mt="xs" value="slip" label={t('desk.linkSlip')} />
          <Radio mt="xs" value="message" label={t('desk.linkMessage')} />
        </Radio.Group>
        <Checkbox
          checked={revokeOthers}
          onChange={(event) => setRevokeOthers(event.currentTarget.checked)}
          label={t('desk.linkRevoke')}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('form.close')}</Button>
          <Button type="submit" variant="filled" loading={issue.isPending}>
            {t('desk.linkIssue')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

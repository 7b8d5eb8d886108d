import { Button, Textarea, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { fieldProblems } from '../../api/problems.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { TimeField } from '../../ui/time-field.js';
import css from './audit.module.css';
import { keepFile } from '../../lib/keep-file.js';
import { draftNotice } from './privacy.queries.js';

const PARTS = ['whatData', 'whenAndHow', 'measures'] as const;
const FIELDS = {
  '/whatData': 'whatData',
  '/whenAndHow': 'whenAndHow',
  '/measures': 'measures',
  '/contact': 'contact',
  '/knownAt': 'knownAt',
} as const;
const OFFSETS: Record<string, string> = { 'Asia/Makassar': '+08:00', 'Asia/Jayapura': '+09:00' };

/** The draft of the notice that a breach asks for, in its three parts, due 3 × 24 hours after it came to light. */
export function BreachNotice() {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const [given, setGiven] = useState({ whatData: '', whenAndHow: '', measures: '', contact: '' });
  const [on, setOn] = useState(dayIn(zone, now()));
  const [at, setAt] = useState('');
  const draft = useMutation({ mutationFn: draftNotice });
  const wrong = fieldProblems(draft.error, FIELDS).at;

  function send(event: FormEvent): void {
    event.preventDefault();
    // None of the three zones changes its clock.
    draft.mutate({ ...given, knownAt: `${on}T${at}:00${OFFSETS[zone] ?? '+07:00'}` });
  }

  return (
    <form className={css.stack} onSubmit={send}>
      <div className={css.form}>
        <DateField label={t('audit.privacy.knownOn')} value={on} onChange={setOn} error={wrong.knownAt} required />
        <TimeField label={t('audit.privacy.knownAt')} value={at} onChange={setAt} required />
      </div>
      {PARTS.map((part) => (
        <Textarea
          key={part}
          label={t(`audit.privacy.${part}`)}
          value={given[part]}
          onChange={(event) => setGiven({ ...given, [part]: event.currentTarget.value })}
          error={wrong[part]}
          maxLength={2000}
          rows={2}
          required
        />
      ))}
      <TextInput
        label={t('audit.privacy.contact')}
        value={given.contact}
        onChange={(event) => setGiven({ ...given, contact: event.currentTarget.value })}
        error={wrong.contact}
        maxLength={300}
        required
      />
      <ProblemBanner error={draft.error} without={Object.keys(FIELDS)} />
      <div className={css.acts}>
        <Button type="submit" variant="filled" loading={draft.isPending}>
          {t('audit.privacy.draft')}
        </Button>
        {draft.data && (
          <Button
            leftSection={<IconDownload size={16} />}
            onClick={() => keepFile('pemberitahuan.txt', `${draft.data.text.id}\n\n${draft.data.text.en}\n`)}
          >
            {t('audit.privacy.keepDraft')}
          </Button>
        )}
      </div>
      {draft.data && (
        <div role="status" className={css.stack}>
          <strong>{t('audit.privacy.noticeDue', { at: format.moment(draft.data.dueAt) })}</strong>
          <pre className={css.draft}>{format.words(draft.data.text)}</pre>
          <p className={css.soft}>{t('audit.privacy.notSent')}</p>
        </div>
      )}
    </form>
  );
}

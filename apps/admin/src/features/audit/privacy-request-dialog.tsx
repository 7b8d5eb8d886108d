import { Button, Textarea } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './audit.module.css';
import { keepFile } from '../../lib/keep-file.js';
import { PersonKept } from './person-kept.js';
import { PrivacyClock } from './privacy-clock.js';
import { answerRequest, erasePerson, exportPerson, requestQuery, requestsQuery } from './privacy.queries.js';

/** One request: whom it is about, its clock, and what answers it. What can't be taken back asks once more, with the name. */
export function PrivacyRequestDialog(props: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const queries = useQueryClient();
  const request = useQuery(requestQuery(props.id));
  const [step, setStep] = useState<'read' | 'erase' | 'grant' | 'refuse'>('read');
  const [answer, setAnswer] = useState('');
  // Also after a no: a colleague may have been faster, and the page shall say what stands now.
  const onSettled = async (): Promise<void> => {
    setStep('read');
    await queries.invalidateQueries({ queryKey: requestsQuery.queryKey });
    await request.refetch();
  };
  const copy = useMutation({
    mutationFn: () => exportPerson(props.id),
    onSuccess: ({ records }) => keepFile(`data-${props.id.slice(-6)}.json`, JSON.stringify({ records }, null, 1)),
    onSettled,
  });
  const erase = useMutation({ mutationFn: () => erasePerson(props.id), onSettled });
  const reply = useMutation({
    mutationFn: (decision: 'granted' | 'refused') => answerRequest(props.id, { decision, answer: answer.trim() }),
    onSuccess: onSettled,
  });
  const { data } = request;
  const may = (action: string): boolean => data?.actions.some((each) => each === action) ?? false;
  // Where no name is kept the document that was shown tells whose data it is.
  const unnamed = data?.foundBy
    ? t(`audit.privacy.personBy.${data.foundBy.documentKind}`, { last: data.foundBy.lastCharacters })
    : t('audit.privacy.personOfRequest');
  const name = data?.name ?? unnamed;
  const busy = copy.isPending || erase.isPending || reply.isPending;

  return (
    <Dialog
      onClose={props.onClose}
      title={data ? `${t(`audit.privacy.kind.${data.kind}`)} · ${name}` : t('list.loading')}
    >
      <div className={css.stack}>
        <ProblemBanner
          error={request.error ?? copy.error ?? erase.error ?? reply.error}
          {...(request.error ? { onRetry: () => void request.refetch() } : {})}
        />
        {data && <PrivacyClock request={data} />}
        {copy.isSuccess && <p role="status">{t('audit.privacy.copied')}</p>}
        {data?.outcome && (
          <p role="status">
            {t('audit.privacy.erased', {
              erased: format.count(data.outcome.erased),
              kept: format.count(data.outcome.kept),
            })}
          </p>
        )}
        {data?.answer && <p>{t('audit.privacy.answered', { answer: data.answer })}</p>}
        {data && step === 'read' && (
          <>
            <PersonKept found={data} />
            <div className={css.acts}>
              {may('export') && (
                <Button
                  variant="filled"
                  leftSection={<IconDownload size={16} />}
                  loading={copy.isPending}
                  onClick={() => copy.mutate()}
                >
                  {t('audit.privacy.download')}
                </Button>
              )}
              {may('erase') && (
                <Button leftSection={<IconTrash size={16} />} onClick={() => setStep('erase')}>
                  {t('audit.privacy.erase')}
                </Button>
              )}
              {may('grant') && (
                <Button variant="filled" onClick={() => setStep('grant')}>
                  {t('audit.privacy.grant')}
                </Button>
              )}
              {may('refuse') && <Button onClick={() => setStep('refuse')}>{t('audit.privacy.refuse')}</Button>}
            </div>
            {may('export') && <p className={css.soft}>{t('audit.privacy.once')}</p>}
          </>
        )}
        {data && step === 'erase' && (
          <>
            <p>{t('audit.privacy.eraseSure', { name })}</p>
            <ul className={css.stays}>
              {data.records
                .filter(({ refused }) => refused)
                .map(({ id, type, refused }) => (
                  <li key={id}>
                    {t(`audit.record.${type}`, { defaultValue: type })}:{' '}
                    {t('audit.privacy.wouldStay', { why: format.words(refused!) })}
                  </li>
                ))}
              {data.stores
                .filter(({ erasureRefused }) => erasureRefused)
                .map((store) => (
                  <li key={store.what.en}>
                    {format.words(store.what)}:{' '}
                    {t('audit.privacy.wouldStay', { why: format.words(store.erasureRefused!) })}
                  </li>
                ))}
            </ul>
            <div className={css.acts}>
              <Button data-autofocus onClick={() => setStep('read')}>
                {t('audit.privacy.back')}
              </Button>
              <Button
                classNames={{ root: css.named, label: css.whole }}
                variant="filled"
                color="red"
                loading={busy}
                onClick={() => erase.mutate()}
              >
                {t('audit.privacy.eraseNow', { name })}
              </Button>
            </div>
          </>
        )}
        {data && (step === 'grant' || step === 'refuse') && (
          <>
            <Textarea
              label={t(`audit.privacy.answer.${step}`)}
              description={t(`audit.privacy.answerNote.${step}`)}
              value={answer}
              onChange={(event) => setAnswer(event.currentTarget.value)}
              minLength={5}
              maxLength={2000}
              rows={3}
              autosize={false}
              data-autofocus
              required
            />
            <div className={css.acts}>
              <Button onClick={() => setStep('read')}>{t('audit.privacy.back')}</Button>
              <Button
                variant="filled"
                loading={busy}
                disabled={answer.trim().length < 5}
                onClick={() => reply.mutate(step === 'grant' ? 'granted' : 'refused')}
              >
                {t(`audit.privacy.${step}`)}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

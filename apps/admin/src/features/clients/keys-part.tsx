import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { after } from '../../lib/clock.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { SecretOnce } from '../../ui/secret-once.js';
import { StateBadge } from '../../ui/state-badge.js';
import css from './clients.module.css';
import { issueKey, makeTestOffice, revokeKey, rotateKey, type ApiClient, type ApiKey } from './clients.queries.js';

const HOUR = 3_600_000;
/** How long the old key goes on after a rotation, in hours. */
const OVERLAPS = ['24', '168', '720'] as const;

type Question = { kind: 'rotate' | 'revoke'; key: ApiKey };

/** The keys: issued, rotated with an overlap, revoked. A key itself is seen once. */
export function KeysPart({ client }: { client: ApiClient }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const [fresh, setFresh] = useState('');
  const [question, setQuestion] = useState<Question>();
  const [overlap, setOverlap] = useState<string>('168');
  const refresh = () => queries.invalidateQueries({ queryKey: ['api-clients'] });
  const newest = client.keys[0]?.id ?? '';
  const issue = useMutation({
    mutationFn: (mode: 'live' | 'test') => issueKey(client.id, mode, newest),
    onSuccess: ({ key }) => (setFresh(key), refresh()),
  });
  const mirror = useMutation({
    mutationFn: () => makeTestOffice(client.id, client.testOfficeCodes.length),
    onSuccess: refresh,
  });
  const answer = useMutation({
    mutationFn: async ({ kind, key }: Question) => {
      if (kind === 'revoke') return void (await revokeKey(client.id, key.id));
      setFresh((await rotateKey(client.id, key.id, after(Number(overlap) * HOUR))).key);
    },
    onSuccess: () => (setQuestion(undefined), refresh()),
  });
  const over = client.state === 'revoked';

  return (
    <Part title={t('clients.keys')}>
      <div className={css.part}>
        <ProblemBanner error={issue.error ?? mirror.error} />
        {fresh && <SecretOnce label={t('clients.newKey')} secret={fresh} onDone={() => setFresh('')} />}
        <ListTable<ApiKey>
          caption={t('clients.keys')}
          rows={client.keys}
          rowKey={(row) => row.id}
          error={undefined}
          onRetry={() => undefined}
          none={{ title: t('clients.noKeys') }}
          noMatch={null}
          columns={[
            { name: 'hint', head: t('clients.key'), cell: (row) => <span className={css.key}>…{row.hint}</span> },
            { name: 'mode', head: t('clients.mode'), cell: (row) => t(`clients.modes.${row.mode}`) },
            { name: 'state', head: t('clients.state'), cell: (row) => <StateBadge state={row.state} /> },
            {
              name: 'ends',
              head: t('clients.ends'),
              number: true,
              cell: (row) => format.date(row.expiresAt.slice(0, 10)),
              wideOnly: true,
            },
            {
              name: 'used',
              head: t('clients.lastUsed'),
              number: true,
              cell: (row) => (row.lastUsedAt ? format.moment(row.lastUsedAt) : t('clients.never')),
              wideOnly: true,
            },
            {
              name: 'do',
              head: t('clients.actions'),
              cell: (row) =>
                row.state === 'active' && (
                  <span className={css.buttons}>
                    <Button size="xs" onClick={() => setQuestion({ kind: 'rotate', key: row })}>
                      {t('clients.rotate')}
                    </Button>
                    <Button size="xs" onClick={() => setQuestion({ kind: 'revoke', key: row })}>
                      {t('clients.revoke')}
                    </Button>
                  </span>
                ),
            },
          ]}
        />
        {!over && (
          <div className={css.buttons}>
            <Button loading={issue.isPending} onClick={() => issue.mutate('live')}>
              {t('clients.issueLive')}
            </Button>
            {client.testOfficeCodes.length > 0 ? (
              <Button loading={issue.isPending} onClick={() => issue.mutate('test')}>
                {t('clients.issueTest')}
              </Button>
            ) : (
              <Button loading={mirror.isPending} onClick={() => mirror.mutate()}>
                {t('clients.makeTestOffice')}
              </Button>
            )}
          </div>
        )}
        <p className={css.soft}>
          {client.testOfficeCodes.length > 0
            ? t('clients.testOffices', { codes: client.testOfficeCodes.join(', ') })
            : t('clients.noTestOffice')}
        </p>
        {question && (
          <Dialog
            title={t(`clients.ask.${question.kind}`, { hint: question.key.hint })}
            onClose={() => setQuestion(undefined)}
          >
            <div className={css.dialog}>
              <p>{t(`clients.askWords.${question.kind}`)}</p>
              <ProblemBanner error={answer.error} />
              {question.kind === 'rotate' && (
                <NativeSelect
                  label={t('clients.overlap')}
                  value={overlap}
                  onChange={(event) => setOverlap(event.currentTarget.value)}
                  data={OVERLAPS.map((hours) => ({ value: hours, label: t(`clients.overlaps.h${hours}`) }))}
                />
              )}
              <div className={css.end}>
                <Button data-autofocus onClick={() => setQuestion(undefined)}>
                  {t('clients.leaveIt')}
                </Button>
                <Button
                  variant="filled"
                  color={question.kind === 'revoke' ? 'red' : undefined}
                  loading={answer.isPending}
                  onClick={() => answer.mutate(question)}
                >
                  {t(`clients.${question.kind}`)}
                </Button>
              </div>
            </div>
          </Dialog>
        )}
      </div>
    </Part>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { SecretOnce } from '../../ui/secret-once.js';
import { DelegationsPart } from './delegations-part.js';
import { SessionsPart } from './sessions-part.js';
import { StaffForm } from './staff-form.js';
import css from './staff.module.css';
import { DELEGATE, issueLink, reactivate, suspend, type Staff } from './staff.queries.js';

/** One officer: who, which roles, whether and how they come in, and what may be done about it. */
export function StaffRecord({ officer, onClose }: { officer: Staff; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const may = useMay();
  const queries = useQueryClient();
  const [mode, setMode] = useState<'see' | 'change' | 'suspend' | 'link'>('see');
  const [drops, setDrops] = useState(false);
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['staff'] });
  const standing = useMutation({
    mutationFn: () => (officer.state === 'suspended' ? reactivate(officer) : suspend(officer)),
    onSuccess: async () => {
      setMode('see');
      await again();
    },
  });
  const link = useMutation({
    mutationFn: () => issueLink(officer.id, drops, officer.entryLink?.expiresAt ?? ''),
    onSuccess: again,
  });
  const roles = officer.roles.map((held) => `${t(`role.${held.role}`)} (${held.officeCode})`);

  return (
    <Panel title={officer.name} close={{ label: t('form.close'), perform: onClose }}>
      {mode === 'change' ? (
        <StaffForm officer={officer} onSaved={() => setMode('see')} onCancel={() => setMode('see')} />
      ) : (
        <>
          <Facts
            facts={[
              [t('staff.stateName'), t(`staff.state.${officer.state}`)],
              [t('staff.email'), officer.email ?? '–'],
              [t('staff.staffNumber'), officer.staffNumber ?? '–'],
              [t('staff.roles'), roles.join(', ')],
              [t('staff.secondFactor'), officer.secondFactor ? t('staff.linked') : t('staff.notLinked')],
              [t('staff.lastSeen'), officer.lastSeenAt ? format.moment(officer.lastSeenAt) : t('staff.never')],
              ...(officer.entryLink
                ? [[t('staff.linkOut'), t('staff.until', { at: format.moment(officer.entryLink.expiresAt) })] as const]
                : []),
            ]}
          />
          {link.data ? (
            <SecretOnce
              label={link.data.sentByEmail ? t('staff.linkSent') : t('staff.linkHand')}
              secret={link.data.url}
              onDone={() => {
                link.reset();
                setMode('see');
              }}
            />
          ) : (
            <div className={css.buttons}>
              <Button onClick={() => setMode('change')}>{t('staff.change')}</Button>
              {officer.actions.includes('issue_link') && (
                <Button onClick={() => setMode('link')}>
                  {officer.state === 'invited' ? t('staff.invite') : t('staff.reset')}
                </Button>
              )}
              {officer.actions.includes('suspend') && (
                <Button color="red" onClick={() => setMode('suspend')}>
                  {t('staff.suspend')}
                </Button>
              )}
              {officer.actions.includes('reactivate') && (
                <Button loading={standing.isPending} onClick={() => standing.mutate()}>
                  {t('staff.reactivate')}
                </Button>
              )}
            </div>
          )}
          {mode === 'see' && <ProblemBanner error={standing.error} />}
          {officer.state !== 'invited' && <SessionsPart officer={officer} />}
          {may(DELEGATE) && officer.state !== 'suspended' && <DelegationsPart officer={officer} />}
        </>
      )}
      {mode === 'suspend' && (
        <Dialog title={t('staff.suspendWho', { name: officer.name })} onClose={() => setMode('see')}>
          <div className={css.form}>
            <p>{t('staff.suspendWords')}</p>
            <ProblemBanner error={standing.error} />
            <div className={css.buttons}>
              <Button data-autofocus onClick={() => setMode('see')}>
                {t('staff.cancel')}
              </Button>
              <Button color="red" variant="filled" loading={standing.isPending} onClick={() => standing.mutate()}>
                {t('staff.suspend')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
      {mode === 'link' && !link.data && (
        <Dialog title={t('staff.linkFor', { name: officer.name })} onClose={() => setMode('see')}>
          <div className={css.form}>
            <p>{officer.state === 'invited' ? t('staff.inviteWords') : t('staff.resetWords')}</p>
            {officer.state === 'active' && (
              <Checkbox
                label={t('staff.phoneLost')}
                checked={drops}
                onChange={(event) => setDrops(event.currentTarget.checked)}
              />
            )}
            <ProblemBanner error={link.error} />
            <div className={css.buttons}>
              <Button onClick={() => setMode('see')}>{t('staff.cancel')}</Button>
              <Button variant="filled" data-autofocus loading={link.isPending} onClick={() => link.mutate()}>
                {t('staff.makeLink')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </Panel>
  );
}

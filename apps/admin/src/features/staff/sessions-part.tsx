import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './staff.module.css';
import { endSession, endTrust, sessionsQuery, signOut, type Staff } from './staff.queries.js';

type Ending = { what: 'session' | 'trust'; id: string; device: string } | { what: 'all'; asked: string };

/** Where this officer is signed in, to be ended one by one or all at once. */
export function SessionsPart({ officer }: { officer: Staff }) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const list = useQuery(sessionsQuery(officer.id));
  const [ending, setEnding] = useState<Ending>();
  const { sessions = [], trustedBrowsers = [] } = list.data ?? {};
  const nothing = sessions.every((each) => each.current) && trustedBrowsers.length === 0;

  return (
    <section className={css.form} aria-label={t('staff.sessions')}>
      <h3>{t('staff.sessions')}</h3>
      <ProblemBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.data && sessions.length === 0 && <p className={css.hint}>{t('staff.noSessions')}</p>}
      <ul className={css.lines}>
        {sessions.map((one) => (
          <li key={one.id} className={css.line}>
            <span>
              {one.device ?? t('staff.unknownDevice')} {one.current && `(${t('account.here')})`}
              <br />
              <span className={css.hint}>
                {t('staff.sessionLine', { since: format.moment(one.startedAt), seen: format.moment(one.seenAt) })}
                {one.address && ` · ${one.address}`}
              </span>
            </span>
            {!one.current && (
              <Button
                size="xs"
                aria-label={t('staff.endSessionIn', { device: one.device ?? t('staff.unknownDevice') })}
                onClick={() =>
                  setEnding({ what: 'session', id: one.id, device: one.device ?? t('staff.unknownDevice') })
                }
              >
                {t('staff.endSession')}
              </Button>
            )}
          </li>
        ))}
        {trustedBrowsers.map((one) => (
          <li key={one.id} className={css.line}>
            <span>
              {t('staff.trusted', { device: one.device })}
              <br />
              <span className={css.hint}>{t('staff.until', { at: format.moment(one.trustedUntil) })}</span>
            </span>
            <Button
              size="xs"
              aria-label={t('staff.endTrustIn', { device: one.device })}
              onClick={() => setEnding({ what: 'trust', id: one.id, device: one.device })}
            >
              {t('staff.endTrust')}
            </Button>
          </li>
        ))}
      </ul>
      {list.data && !nothing && (
        <div className={css.buttons}>
          <Button color="red" onClick={() => setEnding({ what: 'all', asked: intentKey() })}>
            {t('staff.signOut')}
          </Button>
        </div>
      )}
      {ending && <EndDialog officer={officer} ending={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

/** Names the officer: who ends the wrong one's work at a counter stops a line of people. */
function EndDialog({ officer, ending, onClose }: { officer: Staff; ending: Ending; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { name } = officer;
  const end = useMutation<unknown>({
    mutationFn: () => {
      if (ending.what === 'all') return signOut(officer.id, ending.asked);
      return ending.what === 'session' ? endSession(officer.id, ending.id) : endTrust(officer.id, ending.id);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['staff', 'sessions', officer.id] });
      onClose();
    },
  });
  const device = ending.what === 'all' ? '' : ending.device;
  return (
    <Dialog title={t(`staff.ending.${ending.what}`, { name, device })} onClose={onClose}>
      <div className={css.form}>
        <p>{t(`staff.endingWords.${ending.what}`, { name })}</p>
        <ProblemBanner error={end.error} />
        <div className={css.buttons}>
          <Button data-autofocus onClick={onClose}>
            {t('staff.cancel')}
          </Button>
          <Button color="red" variant="filled" loading={end.isPending} onClick={() => end.mutate()}>
            {t(`staff.endingDo.${ending.what}`)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isSetUp, officeQuery } from '../../api/place.js';
import { useMoveTo } from '../../api/session.queries.js';
import type { SessionOffice } from '../../api/shapes.js';
import { zoneName } from '../../lib/format.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './office-list.module.css';
import { CREATE } from './office-list.queries.js';

/** An office at a glance, and the way into it: its settings are those of the office one acts for. */
export function OfficeRecord(props: { office: SessionOffice; here: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { code, name, permissions } = props.office;
  const office = useQuery(officeQuery(code)).data;
  const moveTo = useMoveTo();
  const navigate = useNavigate();
  const unfinished = office && !isSetUp(office) && permissions.includes(CREATE);
  const go = useMutation({
    mutationFn: async () => {
      if (!props.here) await moveTo(code);
      await navigate({ to: unfinished ? '/set-up' : '/settings/places' });
    },
  });
  return (
    <Panel title={name} close={{ label: t('form.close'), perform: props.onClose }}>
      <div className={css.form}>
        {office && (
          <Facts
            facts={[
              [t('offices.places.code'), code],
              [t('offices.address'), office.address],
              [t('officeList.zone'), zoneName(office.zone)],
              [t('officeList.points'), office.servicePoints.map((point) => point.name).join(', ') || '–'],
            ]}
          />
        )}
        {unfinished && <p>{t('officeList.unfinished')}</p>}
        <ProblemBanner error={go.error} />
        <div className={css.buttons}>
          <Button variant="filled" loading={go.isPending} disabled={!office} onClick={() => go.mutate()}>
            {unfinished ? t('officeList.setUp') : t(props.here ? 'officeList.places' : 'officeList.moveAndPlaces')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

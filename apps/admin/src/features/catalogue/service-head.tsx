import { Button, Modal } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './catalogue.module.css';
import { publishService, serviceQuery, withdrawService, type EditedService } from './catalogue.queries.js';
import { Completeness, ServiceState, Unsure } from './marks.js';
import { useWhom } from './use-whom.js';

/** How the service stands, and the two acts that concern the whole of it. */
export function ServiceHead(props: { service: EditedService }) {
  const { service } = props;
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const whom = useWhom();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'publish' | 'withdraw' | undefined>();
  const act = useMutation({
    mutationFn: (what: 'publish' | 'withdraw') =>
      (what === 'publish' ? publishService : withdrawService)(service.code, service.version),
    onSuccess: async (fresh) => {
      setAsked(undefined);
      queries.setQueryData(serviceQuery(service.code).queryKey, fresh);
      await queries.invalidateQueries({ queryKey: ['catalogue'] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: serviceQuery(service.code).queryKey }),
  });
  const { missingForPublication: missing } = service.completeness;
  const open = (what: 'publish' | 'withdraw'): void => {
    act.reset();
    setAsked(what);
  };

  return (
    <section className={css.head} aria-label={t('catalogue.standing')}>
      <p className={css.summary}>
        {format.words(service.summary)}{' '}
        <span className={css.soft}>
          {t('catalogue.appliesTo.title')}: {whom(service.audience)}.
        </span>
      </p>
      <div className={css.standing}>
        <ServiceState state={service.state} />
        <Completeness of={service.completeness} />
        {service.toBeConfirmed > 0 && <Unsure>{t('catalogue.unsureLines', { count: service.toBeConfirmed })}</Unsure>}
        {service.drafts > 0 && <span className={css.soft}>{t('catalogue.draftLines', { count: service.drafts })}</span>}
        {service.offeredTo && <Unsure>{t('catalogue.offeredTo', { day: format.date(service.offeredTo) })}</Unsure>}
        <span className={css.grow} />
        {service.actions.includes('withdraw') && (
          <Button onClick={() => open('withdraw')}>{t('catalogue.withdraw')}</Button>
        )}
        {service.actions.includes('publish') && (
          <Button
            variant="filled"
            color="gold"
            leftSection={<IconSend size={18} stroke={1.75} aria-hidden />}
            onClick={() => open('publish')}
          >
            {t('catalogue.publish')}
          </Button>
        )}
      </div>
      {missing.length > 0 && (
        <p className={css.notice}>
          {t('catalogue.notYet')} {missing.map((part) => t(`catalogue.part.${part}`)).join(', ')}.
        </p>
      )}
      {service.gaps.map((gap) => (
        <p key={`${gap.kind}${gap.lineCode}${gap.from}`} className={css.notice}>
          {t('catalogue.gap', {
            what: gap.lineCode ?? t(`catalogue.kind.${gap.kind}`),
            from: format.date(gap.from),
            to: gap.to ? format.date(gap.to) : t('catalogue.noEnd'),
          })}
        </p>
      ))}
      {asked && (
        <Modal
          opened
          onClose={() => setAsked(undefined)}
          title={t(`catalogue.${asked}Title`, { name: format.words(service.name) })}
          closeButtonProps={{ 'aria-label': t('form.close') }}
        >
          <div className={css.form}>
            <p>
              {asked === 'publish'
                ? t('catalogue.publishWords', { count: service.drafts })
                : t('catalogue.withdrawWords')}
            </p>
            <ProblemBanner error={act.error} />
            <div className={css.buttons}>
              <Button onClick={() => setAsked(undefined)}>{t('catalogue.notNow')}</Button>
              <Button
                variant="filled"
                color={asked === 'publish' ? 'gold' : 'red'}
                loading={act.isPending}
                onClick={() => act.mutate(asked)}
              >
                {t(`catalogue.${asked}`)}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </section>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problems.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './catalogue.module.css';
import { describeService, serviceQuery, type Description, type EditedService } from './catalogue.queries.js';
import { DESCRIPTION_FIELDS, DescriptionFields } from './description-fields.js';
import { RetirementForm } from './retirement-form.js';

/** What the service is called, whom it is for, and until when it is offered. */
export function AboutTab({ service }: { service: EditedService }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = service.actions.includes('describe');
  const [version, setVersion] = useState(service.version);
  const { family, name, summary, audience, counterparts, bookable, audienceBasis } = service;
  const [value, setValue] = useState<Description>({
    ...{ family, name, summary, audience, counterparts, bookable },
    ...audienceBasis,
  });
  const took = async (fresh: EditedService): Promise<void> => {
    setVersion(fresh.version);
    queries.setQueryData(serviceQuery(service.code).queryKey, fresh);
    await queries.invalidateQueries({ queryKey: ['catalogue'] });
  };
  const save = useMutation({ mutationFn: () => describeService(service.code, version, value), onSuccess: took });
  const stale = save.error ? asProblem(save.error).code === 'stale' : false;
  const at = (pointer: string): string | undefined =>
    save.error ? asProblem(save.error).errors.find((one) => one.pointer.startsWith(pointer))?.detail : undefined;
  async function takeNewest(): Promise<void> {
    const fresh = await queries.fetchQuery({ ...serviceQuery(service.code), staleTime: 0 });
    setVersion(fresh.version);
    save.reset();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (may && !save.isPending) save.mutate();
  }
  return (
    <>
      <form className={css.described} onSubmit={submit}>
        {service.state === 'published' && <p className={css.soft}>{t('catalogue.describe.atOnce')}</p>}
        <fieldset className={css.fields} disabled={!may}>
          <DescriptionFields
            value={value}
            onChange={setValue}
            at={at}
            own={service.code}
            familyKept={service.state !== 'draft'}
          />
        </fieldset>
        <ProblemBanner error={save.error} without={DESCRIPTION_FIELDS} />
        {stale && (
          <div className={css.conflict}>
            <p>{t('catalogue.conflict')}</p>
            <Button onClick={() => void takeNewest()}>{t('catalogue.takeNewest')}</Button>
          </div>
        )}
        {may ? (
          <div className={css.buttons}>
            {save.isSuccess && <span role="status">{t('catalogue.describe.saved')}</span>}
            <span className={css.grow} />
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('catalogue.describe.save')}
            </Button>
          </div>
        ) : (
          <p className={css.soft}>{t('catalogue.readOnly')}</p>
        )}
      </form>
      {service.actions.includes('retire') && <RetirementForm key={service.version} service={service} onTaken={took} />}
    </>
  );
}

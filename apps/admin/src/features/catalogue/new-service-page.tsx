import { Button } from '@mantine/core';
import { intentKey } from '@buka-pintu/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problems.js';
import { Page } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import css from './catalogue.module.css';
import { createService, serviceQuery, type Description } from './catalogue.queries.js';
import { CodeField } from '../../ui/code-field.js';
import { DESCRIPTION_FIELDS, DescriptionFields } from './description-fields.js';

const EMPTY: Description = {
  ...{ family: '', name: { id: '', en: '' }, summary: { id: '', en: '' }, audience: {}, counterparts: [] },
  ...{ bookable: true, legalBasis: '', source: '', confidence: 'to_be_confirmed' },
};

export function NewServicePage() {
  return (
    <RequireAccess permission="catalogue:services:edit">
      <NewService />
    </RequireAccess>
  );
}

/** A service of one's own. It begins as a draft, and its standard is written on the page that opens next. */
function NewService() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = useState(intentKey);
  const [code, setCode] = useState('');
  const [value, setValue] = useState(EMPTY);
  const create = useMutation({
    mutationFn: () => createService(form, { code, ...value }),
    onSuccess: async (made) => {
      queries.setQueryData(serviceQuery(made.code).queryKey, made);
      await queries.invalidateQueries({ queryKey: ['catalogue', 'services'] });
      await navigate({ to: '/settings/catalogue/$serviceCode', params: { serviceCode: made.code }, search: {} });
    },
  });
  const at = (pointer: string): string | undefined =>
    create.error ? asProblem(create.error).errors.find((one) => one.pointer.startsWith(pointer))?.detail : undefined;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  }
  return (
    <Page
      title={t('catalogue.newService')}
      note={
        <Link to="/settings/catalogue" className={css.back}>
          ← {t('settings.catalogue')}
        </Link>
      }
    >
      <form className={css.described} onSubmit={submit}>
        <p className={css.soft}>{t('catalogue.newServiceNote')}</p>
        <CodeField value={code} onChange={setCode} />
        <DescriptionFields value={value} onChange={setValue} at={at} own={code} familyKept={false} />
        <ProblemBanner error={create.error} without={['/code', ...DESCRIPTION_FIELDS]} />
        <div className={css.buttons}>
          <span className={css.grow} />
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('catalogue.create')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

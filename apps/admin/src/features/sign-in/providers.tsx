import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { beginSingleSignOn, offeredProvidersQuery } from '../../api/session.queries.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { goTo, keepAttempt } from './single-sign-on.js';
import css from './sign-in.module.css';

/** A button for each identity provider of the installation; without one, nothing. */
export function Providers() {
  const { t } = useTranslation();
  const offered = useQuery(offeredProvidersQuery).data?.items ?? [];
  const begin = useMutation({
    mutationFn: async (provider: string) => {
      const { url, attempt } = await beginSingleSignOn(provider);
      keepAttempt(attempt);
      goTo(url);
    },
  });
  if (offered.length === 0) return null;
  return (
    <section className={css.step} aria-label={t('signIn.providers')}>
      <p className={css.lead}>{t('signIn.providers')}</p>
      <ProblemBanner error={begin.error} />
      {offered.map(({ slug, name }) => (
        <Button
          key={slug}
          size="md"
          fullWidth
          loading={begin.isPending && begin.variables === slug}
          onClick={() => begin.mutate(slug)}
        >
          {name}
        </Button>
      ))}
    </section>
  );
}

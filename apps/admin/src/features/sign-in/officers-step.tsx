import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { officersHereQuery, type OfficerHere } from '../../api/shared-computer.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { KeyCap } from '../../ui/key-cap.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { Anchor } from './anchor.js';
import css from './officers.module.css';
import signInCss from './sign-in.module.css';

/** Who trusts this computer, a key each. Whoever is signed in stays so until somebody else has shown who they are. */
export function OfficersStep(props: {
  onChoose: (officer: OfficerHere) => void;
  onOther: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const list = useQuery(officersHereQuery);
  const items = list.data?.items ?? [];
  const present = items.find((one) => one.current);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const chosen = /^[1-8]$/.test(event.key) ? items[Number(event.key) - 1] : undefined;
      if (chosen) {
        event.preventDefault();
        props.onChoose(chosen);
      }
      if (event.key === 'Escape' && present) props.onBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <section className={signInCss.step} aria-label={t('signIn.officers')}>
      <p className={signInCss.lead}>{t('signIn.officersLead')}</p>
      <ProblemBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && (
        <AfterAWhile>
          <p role="status">{t('list.loading')}</p>
        </AfterAWhile>
      )}
      {list.data && items.length === 0 && <p role="status">{t('signIn.noOfficers')}</p>}
      <ul className={css.officers}>
        {items.map((officer, index) => (
          <li key={officer.id}>
            <UnstyledButton
              className={css.officer}
              autoFocus={index === 0}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => props.onChoose(officer)}
            >
              <KeyCap>{String(index + 1)}</KeyCap>
              <span className={css.name}>{officer.name}</span>
              {officer.current && <span className={css.present}>{t('signIn.present')}</span>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Anchor onClick={props.onOther}>{t('signIn.otherAccount')}</Anchor>
      {present && <Anchor onClick={props.onBack}>{t('signIn.stay', { name: present.name })}</Anchor>}
    </section>
  );
}

import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { allWords } from '../../lib/i18n.js';
import { Mark } from '../../ui/mark.js';
import { ConnectionState } from './connection-state.js';
import { DemoRibbon } from './demo-ribbon.js';
import { Rail } from './rail.js';
import { useLeaving, useLockKeys } from './use-leaving.js';
import css from './shell.module.css';

const CommandBar = lazy(async () => {
  // It names every page of the house.
  const [bar] = await Promise.all([import('./command-bar.js'), allWords()]);
  return { default: bar.CommandBar };
});
const EmergencyWatch = lazy(async () => {
  const [module] = await Promise.all([import('./emergency-watch.js'), allWords()]);
  return { default: module.EmergencyWatch };
});
const PhoneMenu = lazy(async () => ({ default: (await import('./phone-menu.js')).PhoneMenu }));

/** The frame around every page: the rail at the left (behind a button on a phone), the page at the right. */
export function Shell() {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  // Once it has been there it stays, so that it can leave as it came.
  const [wanted, want] = useState(false);
  const [commands, bar] = useDisclosure(false);
  const may = useMay();
  useLockKeys(useLeaving().lock);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Whoever has chosen a page wants to see it: the drawer leaves with the old one.
  useEffect(() => close(), [path, close]);

  // The browser's own Ctrl K goes to its address line; a page that has the focus may take it, and staff live in this page.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      bar.toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [bar]);

  function openMenu(): void {
    want(true);
    open();
  }

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#page">
        {t('shell.skip')}
      </a>
      <aside className={css.rail} aria-label={t('shell.rail')}>
        <Rail onSearch={bar.open} />
      </aside>
      <section className={css.bar} aria-label="Buka Pintu">
        <UnstyledButton className={css.menu} onClick={openMenu} aria-label={t('shell.menu')}>
          <IconMenu2 size={22} aria-hidden />
        </UnstyledButton>
        <Mark size={24} />
        <strong className={css.product}>Buka Pintu</strong>
        <ConnectionState short />
      </section>
      {wanted && (
        <Suspense>
          <PhoneMenu
            opened={opened}
            onClose={close}
            onSearch={() => {
              close();
              bar.open();
            }}
          />
        </Suspense>
      )}
      <DemoRibbon />
      <main id="page" className={css.main} tabIndex={0}>
        <Outlet />
      </main>
      {may('queue:emergencies:answer') && (
        <Suspense>
          <EmergencyWatch />
        </Suspense>
      )}
      {commands && (
        <Suspense>
          <CommandBar onClose={bar.close} />
        </Suspense>
      )}
    </div>
  );
}

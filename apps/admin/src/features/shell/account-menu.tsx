import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLock,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCog,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { actingOffice, sessionQuery } from '../../api/session.queries.js';
import { switchLanguage } from '../../lib/i18n.js';
import { KeyCap } from '../../ui/key-cap.js';
import css from './rail.module.css';
import { LOCK_KEYS, useLeaving } from './use-leaving.js';

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;
const LANGUAGES = [
  ['id', 'Bahasa Indonesia'],
  ['en', 'English'],
] as const;

/** Who is signed in, in which language and light they work, and the way out. */
export function AccountMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const session = useQuery(sessionQuery).data;
  const { signOut, lock, change } = useLeaving();
  const roles = session ? (actingOffice(session)?.roles ?? []) : [];
  const tick = <IconCheck size={16} aria-label={t('shell.chosen')} />;

  return (
    <Menu position="top-start" width={264} offset={4}>
      <Menu.Target>
        <UnstyledButton className={css.account}>
          <span className={css.placeWords}>
            <span className={css.office}>{session?.staff.name}</span>
            <span className={css.point}>{roles.map((role) => t(`role.${role}` as 'role.head')).join(', ')}</span>
          </span>
          <IconSelector size={16} aria-hidden />
          <VisuallyHidden>{t('shell.account')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {LANGUAGES.map(([locale, name]) => (
          <Menu.Item
            key={locale}
            lang={locale}
            onClick={() => void switchLanguage(locale, true)}
            rightSection={i18n.language === locale ? tick : null}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.light')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? tick : null}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={16} aria-hidden />}>
          {t('shell.ownAccount')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUsers size={16} aria-hidden />} onClick={change}>
          {t('shell.changeOfficer')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLock size={16} aria-hidden />}
          rightSection={<KeyCap quiet>Ctrl Shift L</KeyCap>}
          aria-keyshortcuts={LOCK_KEYS}
          onClick={lock}
        >
          {t('shell.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
